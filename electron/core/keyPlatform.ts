import type { ApiKeyRow, KeyAccess, KeyGroup, KeyId, RefreshedKey } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { CompanyId, CompanyKeyRow } from "../../shared/companyKey.ts";
import type { PlatformCapabilities } from "../../shared/connection.ts";
import type { Result } from "../../shared/result.ts";
import type { KeyUse } from "./copyAs/keyUse.ts";
import type { Secret } from "./secret.ts";

/** One refresh that a person has confirmed. */
export interface RefreshOrder {
  readonly keyId: KeyId;
  /** The version that must still be current, else `key-changed`. */
  readonly version: string;
  /** A UUID; the same order sent again does not refresh again. */
  readonly idempotencyKey: string;
}

/** Who a token belongs to, as the platform tells. */
export interface Account {
  readonly name: string;
  /** null when the platform does not tell. */
  readonly email: string | null;
}

/** What every platform offers, signed in to one account on one environment. */
interface SignedInPlatform {
  readonly capabilities: PlatformCapabilities;
  readonly keyUse: KeyUse;
  /** Where it answers, `https://host`; asks nothing of it. */
  findOrigin(): Promise<Result<string, AppError>>;
  whoAmI(): Promise<Result<Account, AppError>>;
  revealKey(keyId: KeyId): Promise<Result<Secret, AppError>>;
  /**
   * Makes one harmless call with this key. `unauthorized` when the platform does not take it;
   * `not-supported` for a key that none can be made with, see `capabilities.verifies`.
   */
  verifyKey(key: VerifiedKey): Promise<Result<void, AppError>>;
}

export interface VerifiedKey {
  readonly secret: Secret;
  readonly group: KeyGroup | null;
  readonly access: KeyAccess | null;
}

/** A platform with groups of Read and Post keys, each of which can be refreshed. */
export interface GroupKeyPlatform extends SignedInPlatform {
  readonly kind: "groups";
  listKeys(): Promise<Result<readonly ApiKeyRow[], AppError>>;
  /**
   * Makes a new secret; the old one dies at once. The same order again gets the same answer. After
   * an error for which `mayHaveWorked`, nobody knows what became of it.
   */
  refreshKey(order: RefreshOrder): Promise<Result<RefreshAnswer, AppError>>;
  /** The platform's own clock as its answers had it, in ms since the epoch; null before one has. */
  nowMs(): number | null;
}

/** What a refresh brings. */
export interface RefreshAnswer {
  readonly refreshed: RefreshedKey;
  readonly secret: Secret;
}

/** A platform with one list of keys a company, to which keys can be added. */
export interface CompanyKeyPlatform extends SignedInPlatform {
  readonly kind: "company";
  listCompanyKeys(query: CompanyKeyQuery): Promise<Result<ListedCompanyKeys, AppError>>;
  /** The keys of a company with their secrets, for comparing what was there with what is. */
  readCompanyKeys(query: CompanyKeyQuery): Promise<Result<readonly ReadCompanyKey[], AppError>>;
  /** Sent once and never again by itself; after a lost answer the key may be there all the same. */
  createCompanyKey(order: CompanyKeyOrder): Promise<Result<ReadCompanyKey, AppError>>;
}

/** A company key together with its secret: never for the page. */
export interface ReadCompanyKey {
  readonly row: CompanyKeyRow;
  readonly secret: Secret;
}

export type KeyPlatform = GroupKeyPlatform | CompanyKeyPlatform;

export interface CompanyKeyQuery {
  /** null for the user's own. Sent for a superadmin only. */
  readonly companyId: CompanyId | null;
  readonly activeOnly: boolean;
}

export interface ListedCompanyKeys {
  readonly rows: readonly CompanyKeyRow[];
  readonly companyId: CompanyId | null;
  readonly email: string | null;
  readonly mayChooseCompany: boolean;
}

export interface CompanyKeyOrder {
  readonly companyId: CompanyId | null;
  /** "" leaves it to the platform, which takes the user's own. */
  readonly contactEmail: string;
  readonly notes: string;
}

/** Where a platform answers and as whom; asked before every call, since both can change. */
export interface PlatformAccess {
  readonly origin: string;
  readonly bearer: Secret;
  /** The company's own key, sent along; null when there is none. */
  readonly apiKey: Secret | null;
}

export type OpenAccess = () => Promise<Result<PlatformAccess, AppError>>;

/** Access by a bearer token that expires and is renewed. */
export interface SessionAccess {
  /** The token as it is now, renewed first when it is about to expire. */
  readonly open: OpenAccess;
  /**
   * After a 401: another token than the one that was refused. Calls that were refused together
   * share one renewal.
   */
  readonly reopen: (refused: PlatformAccess) => ReturnType<OpenAccess>;
}
