import type { z } from "zod";
import type { ApiKeyRow, KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { Environment, PlatformCapabilities } from "../../../shared/connection.ts";
import { configCopyFormats } from "../../../shared/copyFormat.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HttpClient, HttpRequest } from "../../core/httpClient.ts";
import type {
  Account,
  GroupKeyPlatform,
  OpenAccess,
  RefreshAnswer,
  RefreshOrder,
  VerifiedKey,
} from "../../core/keyPlatform.ts";
import type { Clock } from "../../core/ports.ts";
import type { Secret } from "../../core/secret.ts";
import { readAnswer } from "../readAnswer.ts";
import {
  exchangeAnswer,
  keyListAnswer,
  refreshAnswer,
  revealAnswer,
  whoAmIAnswer,
} from "./bakuunAnswers.ts";
import { harmlessCall } from "./harmlessCall.ts";
import { bakuunKeyUse } from "./keyUse.ts";
import { PlatformTime } from "./platformTime.ts";

const capabilities: PlatformCapabilities = {
  keys: "groups",
  refresh: "invalidates",
  lastUsed: true,
  expiry: false,
  verifies: "read-keys",
  copyFormats: [...configCopyFormats, "body-field", "curl"],
};

interface BakuunCall<Shape> extends Pick<HttpRequest, "method" | "json" | "secretFields"> {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<Shape>;
}

/** Bakuun's key management over HTTP, for one account on one environment. */
export class BakuunPlatform implements GroupKeyPlatform {
  readonly kind = "groups";
  readonly capabilities = capabilities;
  readonly keyUse = bakuunKeyUse;
  readonly #http: HttpClient;
  readonly #clock: Clock;
  readonly #openAccess: OpenAccess;
  readonly #keysPath: string;
  readonly #time: PlatformTime;

  constructor(
    dependencies: { http: HttpClient; clock: Clock; openAccess: OpenAccess },
    { environment }: { environment: Environment },
  ) {
    this.#http = dependencies.http;
    this.#clock = dependencies.clock;
    this.#openAccess = dependencies.openAccess;
    this.#keysPath = `/portal/${environment}/api-keys`;
    this.#time = new PlatformTime(dependencies);
  }

  nowMs(): number | null {
    return this.#time.now();
  }

  async findOrigin(): Promise<Result<string, AppError>> {
    const access = await this.#openAccess();
    return access.ok ? ok(access.value.origin) : access;
  }

  whoAmI(): Promise<Result<Account, AppError>> {
    return this.#call({ method: "GET", path: "/portal/whoami", schema: whoAmIAnswer });
  }

  listKeys(): Promise<Result<readonly ApiKeyRow[], AppError>> {
    return this.#call({ method: "GET", path: this.#keysPath, schema: keyListAnswer });
  }

  revealKey(keyId: KeyId): Promise<Result<Secret, AppError>> {
    const path = `${this.#keyPath(keyId)}/reveal`;
    return this.#callForKey({ method: "POST", path, schema: revealAnswer });
  }

  /** Sent once. */
  async refreshKey(order: RefreshOrder): Promise<Result<RefreshAnswer, AppError>> {
    const answer = await this.#callForKey({
      method: "POST",
      path: `${this.#keyPath(order.keyId)}/refresh`,
      headers: { "If-Match": `"${order.version}"`, "Idempotency-Key": order.idempotencyKey },
      schema: refreshAnswer,
    });
    if (!answer.ok) return answer;
    const { changed, secret } = answer.value;
    return ok({ refreshed: { keyId: order.keyId, ...changed }, secret });
  }

  /**
   * Reads something with a Read key. The platform counts that as a use of the key. ASSUMED: that
   * the data plane answers where the key management does; where it does not, nothing is verified.
   */
  async verifyKey({ secret, ...key }: VerifiedKey): Promise<Result<void, AppError>> {
    const json = harmlessCall(key);
    if (json === null) return err({ kind: "not-supported" });
    const access = await this.#openAccess();
    if (!access.ok) return access;
    // SECURITY: no bearer token, so that the answer is about the key, and the data plane never
    // sees what manages keys. The key goes in the body: addresses end up in logs.
    const answer = await this.#send(access.value.origin, null, {
      method: "POST",
      path: "/v2/read",
      json,
      secretFields: { sharePost: secret },
      schema: exchangeAnswer,
    });
    if (answer.ok) return ok(undefined);
    return isNotFound(answer.error) ? err({ kind: "not-supported" }) : answer;
  }

  #keyPath(keyId: KeyId): string {
    return `${this.#keysPath}/${encodeURIComponent(keyId)}`;
  }

  /** A 404 for one key says that the key is gone; for anything else, that the address is wrong. */
  async #callForKey<Shape>(call: BakuunCall<Shape>): Promise<Result<Shape, AppError>> {
    const answer = await this.#call(call);
    if (answer.ok) return answer;
    return isNotFound(answer.error) ? err({ kind: "key-not-found" }) : answer;
  }

  async #call<Shape>(call: BakuunCall<Shape>): Promise<Result<Shape, AppError>> {
    const access = await this.#openAccess();
    return access.ok ? this.#send(access.value.origin, access.value.bearer, call) : access;
  }

  async #send<Shape>(
    origin: string,
    bearer: Secret | null,
    { path, headers, schema, ...rest }: BakuunCall<Shape>,
  ): Promise<Result<Shape, AppError>> {
    const answer = await this.#http.send({
      ...rest,
      url: origin + path,
      headers: { Accept: "application/json", ...headers },
      bearer,
    });
    if (!answer.ok) return answer;
    this.#time.readFrom(answer.value);
    return readAnswer(answer.value, schema, this.#clock.now());
  }
}

function isNotFound(error: AppError): boolean {
  return error.kind === "unexpected-answer" && error.status === 404;
}
