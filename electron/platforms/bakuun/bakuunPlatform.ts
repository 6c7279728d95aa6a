import type { z } from "zod";
import type { ApiKeyRow, KeyId, RefreshedKey } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { Environment, PlatformCapabilities } from "../../../shared/connection.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HttpClient } from "../../core/httpClient.ts";
import type {
  Account,
  GroupKeyPlatform,
  OpenAccess,
  RefreshOrder,
} from "../../core/keyPlatform.ts";
import { mayHaveWorked } from "../../core/mayHaveWorked.ts";
import type { Clock } from "../../core/ports.ts";
import { Secret } from "../../core/secret.ts";
import { readAnswer } from "../readAnswer.ts";
import { keyListAnswer, refreshAnswer, revealAnswer, whoAmIAnswer } from "./bakuunAnswers.ts";

const capabilities: PlatformCapabilities = {
  keys: "groups",
  refresh: "invalidates",
  lastUsed: true,
  expiry: false,
};

interface BakuunCall<Shape> {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<Shape>;
}

/** Bakuun's key management over HTTP, for one account on one environment. */
export class BakuunPlatform implements GroupKeyPlatform {
  readonly kind = "groups";
  readonly capabilities = capabilities;
  readonly #http: HttpClient;
  readonly #clock: Clock;
  readonly #openAccess: OpenAccess;
  readonly #keysPath: string;

  constructor(
    dependencies: { http: HttpClient; clock: Clock; openAccess: OpenAccess },
    { environment }: { environment: Environment },
  ) {
    this.#http = dependencies.http;
    this.#clock = dependencies.clock;
    this.#openAccess = dependencies.openAccess;
    this.#keysPath = `/portal/${environment}/api-keys`;
  }

  whoAmI(): Promise<Result<Account, AppError>> {
    return this.#call({ method: "GET", path: "/portal/whoami", schema: whoAmIAnswer });
  }

  listKeys(): Promise<Result<readonly ApiKeyRow[], AppError>> {
    return this.#call({ method: "GET", path: this.#keysPath, schema: keyListAnswer });
  }

  async revealKey(keyId: KeyId): Promise<Result<Secret, AppError>> {
    const path = `${this.#keyPath(keyId)}/reveal`;
    const answer = await this.#callForKey({ method: "POST", path, schema: revealAnswer });
    return answer.ok ? ok(new Secret(answer.value.key)) : answer;
  }

  /**
   * Makes a new secret; the old one dies at once. When the answer is lost or can't be read, the
   * outcome is unknown, never "failed".
   */
  async refreshKey(order: RefreshOrder): Promise<Result<RefreshedKey, AppError>> {
    const answer = await this.#callForKey({
      method: "POST",
      path: `${this.#keyPath(order.keyId)}/refresh`,
      headers: { "If-Match": `"${order.version}"`, "Idempotency-Key": order.idempotencyKey },
      schema: refreshAnswer,
    });
    if (answer.ok) return ok({ keyId: order.keyId, ...answer.value });
    return mayHaveWorked(answer.error) ? err({ kind: "refresh-outcome-unknown" }) : answer;
  }

  #keyPath(keyId: KeyId): string {
    return `${this.#keysPath}/${encodeURIComponent(keyId)}`;
  }

  /** A 404 for one key says that the key is gone; for anything else, that the address is wrong. */
  async #callForKey<Shape>(call: BakuunCall<Shape>): Promise<Result<Shape, AppError>> {
    const answer = await this.#call(call);
    if (answer.ok || answer.error.kind !== "unexpected-answer") return answer;
    return answer.error.status === 404 ? err({ kind: "key-not-found" }) : answer;
  }

  async #call<Shape>(call: BakuunCall<Shape>): Promise<Result<Shape, AppError>> {
    const access = await this.#openAccess();
    if (!access.ok) return access;
    const answer = await this.#http.send({
      method: call.method,
      url: access.value.origin + call.path,
      headers: { Accept: "application/json", ...call.headers },
      bearer: access.value.bearer,
    });
    return answer.ok ? readAnswer(answer.value, call.schema, this.#clock.now()) : answer;
  }
}
