import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { PlatformCapabilities } from "../../../shared/connection.ts";
import { configCopyFormats } from "../../../shared/copyFormat.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HttpClient } from "../../core/httpClient.ts";
import type {
  Account,
  CompanyKeyOrder,
  CompanyKeyPlatform,
  CompanyKeyQuery,
  ListedCompanyKeys,
  PlatformAccess,
  ReadCompanyKey,
  SessionAccess,
  VerifiedKey,
} from "../../core/keyPlatform.ts";
import type { Clock, Fingerprint } from "../../core/ports.ts";
import type { Secret } from "../../core/secret.ts";
import { createApiKeyOf } from "./createApiKeyOf.ts";
import { companyOfKeyId, identifyKey, identifyKeys, isSameKey } from "./identifyKeys.ts";
import { bokameraKeyUse } from "./keyUse.ts";
import { readCompanyKey, readCompanyKeys } from "./readCompanyKeys.ts";
import { type BokameraUser, readUser } from "./readUser.ts";
import { sendCall } from "./sendCall.ts";
import { verifyCompanyKey } from "./verifyCompanyKey.ts";

const capabilities: PlatformCapabilities = {
  keys: "company",
  refresh: "replaces",
  lastUsed: false,
  expiry: true,
  verifies: "every-key",
  copyFormats: [...configCopyFormats, "http-header", "curl", "mcp"],
};

/** Somebody of whom the platform tells nothing; so nobody who may choose a company. */
const unknownUser: BokameraUser = { name: null, email: null, companyId: null, isSuperadmin: false };

/** A piece of work under one access, by one person. */
type Attempt<Value> = (
  access: PlatformAccess,
  user: BokameraUser,
) => Promise<Result<Value, AppError>>;

/**
 * BokaMera's company keys over HTTP, for whoever is signed in to one connection. Its list holds
 * the keys themselves: they become secrets as it is read, and none is kept from call to call.
 */
export class BokameraPlatform implements CompanyKeyPlatform {
  readonly kind = "company";
  readonly capabilities = capabilities;
  readonly keyUse = bokameraKeyUse;
  readonly #dependencies: { readonly http: HttpClient; readonly clock: Clock };
  readonly #fingerprint: Fingerprint;
  readonly #session: SessionAccess;
  /** Whose each access token is, so that nothing of one person is left when another signs in. */
  readonly #users = new WeakMap<Secret, BokameraUser>();

  constructor(dependencies: {
    http: HttpClient;
    clock: Clock;
    fingerprint: Fingerprint;
    session: SessionAccess;
  }) {
    this.#dependencies = dependencies;
    this.#fingerprint = dependencies.fingerprint;
    this.#session = dependencies.session;
  }

  async findOrigin(): Promise<Result<string, AppError>> {
    const access = await this.#session.open();
    return access.ok ? ok(access.value.origin) : access;
  }

  whoAmI(): Promise<Result<Account, AppError>> {
    return this.#inSession(async (access) => {
      const user = await this.#askUser(access);
      if (!user.ok) return user;
      const { name, email } = user.value;
      return ok({ name: name ?? email ?? "", email });
    });
  }

  listCompanyKeys(query: CompanyKeyQuery): Promise<Result<ListedCompanyKeys, AppError>> {
    return this.#asUser(async (access, user) => {
      const keys = await this.#askKeysAs(user, access, query);
      if (!keys.ok) return keys;
      const rows = keys.value.map(({ row }) => row);
      const companyId = user.isSuperadmin ? query.companyId : null;
      return ok({
        rows,
        companyId: rows[0]?.companyId ?? companyId ?? user.companyId,
        email: user.email,
        mayChooseCompany: user.isSuperadmin,
      });
    });
  }

  readCompanyKeys(query: CompanyKeyQuery): Promise<Result<readonly ReadCompanyKey[], AppError>> {
    return this.#asUser((access, user) => this.#askKeysAs(user, access, query));
  }

  revealKey(keyId: KeyId): Promise<Result<Secret, AppError>> {
    return this.#asUser(async (access, user) => {
      const companyId = user.isSuperadmin ? companyOfKeyId(keyId) : null;
      const keys = await this.#askKeys(access, { companyId, activeOnly: false });
      if (!keys.ok) return keys;
      const key = keys.value.find(({ row }) => isSameKey(row.keyId, keyId));
      return key === undefined ? err({ kind: "key-not-found" }) : ok(key.secret);
    });
  }

  /**
   * Each call makes another key, so the order goes out once: not even a 401 brings it back.
   *
   * @returns "forbidden" also for a company that only a superadmin could order a key for: the
   * platform would not refuse it, but make a key in the user's own company.
   */
  async createCompanyKey(order: CompanyKeyOrder): Promise<Result<ReadCompanyKey, AppError>> {
    const opened = await this.#asUser(async (access, user) => ok({ access, user }));
    if (!opened.ok) return opened;
    const { access, user } = opened.value;
    const isForOwn = order.companyId === null || order.companyId === user.companyId;
    if (!user.isSuperadmin && !isForOwn) return err({ kind: "forbidden" });
    const companyId = user.isSuperadmin ? order.companyId : null;
    const key = await sendCall(this.#dependencies, access, {
      method: "POST",
      path: "/apikeys",
      json: createApiKeyOf({ ...order, companyId }),
      companyId,
      read: readCompanyKey,
    });
    return key.ok ? ok(identifyKey(this.#fingerprint, key.value, companyId)) : key;
  }

  verifyKey({ secret }: VerifiedKey): Promise<Result<void, AppError>> {
    const session = this.#session;
    return verifyCompanyKey({ session, askUser: (access) => this.#askUser(access) }, secret);
  }

  async #askKeysAs(
    user: BokameraUser,
    access: PlatformAccess,
    query: CompanyKeyQuery,
  ): Promise<Result<readonly ReadCompanyKey[], AppError>> {
    // The user's own keys would pass for those of the company that was named.
    if (user === unknownUser && query.companyId !== null) return err({ kind: "forbidden" });
    const companyId = user.isSuperadmin ? query.companyId : null;
    return this.#askKeys(access, { ...query, companyId });
  }

  async #askKeys(
    access: PlatformAccess,
    { companyId, activeOnly }: CompanyKeyQuery,
  ): Promise<Result<readonly ReadCompanyKey[], AppError>> {
    const query = new URLSearchParams({
      ...(companyId === null ? {} : { CompanyId: companyId }),
      ...(activeOnly ? { ActiveOnly: "true" } : {}),
    });
    const keys = await sendCall(this.#dependencies, access, {
      method: "GET",
      path: query.size === 0 ? "/apikeys" : `/apikeys?${query}`,
      answerSize: "large",
      companyId,
      read: readCompanyKeys,
    });
    return keys.ok ? ok(identifyKeys(this.#fingerprint, keys.value, companyId)) : keys;
  }

  /** Who is signed in; unknown where the platform answers but does not tell. */
  async #userOf(access: PlatformAccess): Promise<Result<BokameraUser, AppError>> {
    const known = this.#users.get(access.bearer);
    if (known !== undefined) return ok(known);
    const asked = await this.#askUser(access);
    if (asked.ok) return asked;
    const { kind } = asked.error;
    return kind === "forbidden" || kind === "unexpected-answer" ? ok(unknownUser) : asked;
  }

  async #askUser(access: PlatformAccess): Promise<Result<BokameraUser, AppError>> {
    const call = { method: "GET", path: "/users", companyId: null, read: readUser } as const;
    const user = await sendCall(this.#dependencies, access, call);
    if (user.ok) this.#users.set(access.bearer, user.value);
    return user;
  }

  #asUser<Value>(attempt: Attempt<Value>): Promise<Result<Value, AppError>> {
    return this.#inSession(async (access) => {
      const user = await this.#userOf(access);
      return user.ok ? attempt(access, user.value) : user;
    });
  }

  /**
   * Makes an attempt that changes nothing, and once more under a renewed token if the first one is
   * refused. Refused again, the session is not to blame: the account is, or the company's key.
   */
  async #inSession<Value>(
    attempt: (access: PlatformAccess) => Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> {
    const access = await this.#session.open();
    if (!access.ok) return access;
    const first = await attempt(access.value);
    if (first.ok || first.error.kind !== "unauthorized") return first;
    const renewed = await this.#session.reopen(access.value);
    return renewed.ok ? attempt(renewed.value) : renewed;
  }
}
