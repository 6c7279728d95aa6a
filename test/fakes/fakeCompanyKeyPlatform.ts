import type {
  Account,
  CompanyKeyOrder,
  CompanyKeyPlatform,
  CompanyKeyQuery,
  ListedCompanyKeys,
  ReadCompanyKey,
  VerifiedKey,
} from "../../electron/core/keyPlatform.ts";
import { maskKey } from "../../electron/core/maskKey.ts";
import { Secret } from "../../electron/core/secret.ts";
import { bokameraKeyUse } from "../../electron/platforms/bokamera/keyUse.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { CompanyKeyRow } from "../../shared/companyKey.ts";
import type { PlatformCapabilities } from "../../shared/connection.ts";
import { configCopyFormats } from "../../shared/copyFormat.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { CallFaults } from "./callFaults.ts";

type CompanyCall =
  | "findOrigin"
  | "whoAmI"
  | "listCompanyKeys"
  | "readCompanyKeys"
  | "revealKey"
  | "createCompanyKey"
  | "verifyKey";

/**
 * A platform with company keys, as a small server: every order makes one more key, with a secret of
 * its own. Each test says what goes wrong. With no rows at all, any key is revealed.
 */
export class FakeCompanyKeyPlatform implements CompanyKeyPlatform {
  readonly kind = "company";
  readonly capabilities: PlatformCapabilities = {
    keys: "company",
    refresh: "replaces",
    lastUsed: false,
    expiry: true,
    verifies: "every-key",
    copyFormats: [...configCopyFormats, "http-header", "curl", "mcp"],
  };
  readonly keyUse = bokameraKeyUse;
  account: Account = { name: "Anders Öberg", email: "admin@grandspa.example" };
  rows: readonly CompanyKeyRow[] = [];
  readonly faults = new CallFaults<CompanyCall>();
  /** What a list fails with, once an order was sent. */
  failureAfterOrder: AppError | null = null;
  /** What an order fails with, `isMade` or not. */
  orderFailure: AppError | null = null;
  isMade = true;
  readonly queries: CompanyKeyQuery[] = [];
  /** Every order that reached it, carried out or not. */
  readonly orders: CompanyKeyOrder[] = [];
  readonly verified: VerifiedKey[] = [];
  /** How many keys it has made. */
  createdCount = 0;
  readonly #secrets = new Map<KeyId, string>();

  /** What every call fails with. */
  get failure(): AppError | null {
    return this.faults.failure;
  }

  set failure(failure: AppError | null) {
    this.faults.failure = failure;
  }

  findOrigin(): Promise<Result<string, AppError>> {
    return this.faults.run("findOrigin", () => ok("http://127.0.0.1:4100"));
  }

  whoAmI(): Promise<Result<Account, AppError>> {
    return this.faults.run("whoAmI", () => ok(this.account));
  }

  listCompanyKeys(query: CompanyKeyQuery): Promise<Result<ListedCompanyKeys, AppError>> {
    this.queries.push(query);
    const { email } = this.account;
    return this.faults.run("listCompanyKeys", () =>
      this.#unlessAfterOrder({ rows: this.rows, companyId: null, email, mayChooseCompany: false }),
    );
  }

  readCompanyKeys(query: CompanyKeyQuery): Promise<Result<readonly ReadCompanyKey[], AppError>> {
    this.queries.push(query);
    return this.faults.run("readCompanyKeys", () =>
      this.#unlessAfterOrder(this.rows.map((row) => this.#readKey(row))),
    );
  }

  revealKey(keyId: KeyId): Promise<Result<Secret, AppError>> {
    return this.faults.run("revealKey", () => {
      const isKnown = this.rows.length === 0 || this.rows.some((row) => row.keyId === keyId);
      return isKnown ? ok(new Secret(this.secretOf(keyId))) : err({ kind: "key-not-found" });
    });
  }

  createCompanyKey(order: CompanyKeyOrder): Promise<Result<ReadCompanyKey, AppError>> {
    this.orders.push(order);
    return this.faults.run("createCompanyKey", () => {
      const made = this.isMade ? this.#make(order) : null;
      if (this.orderFailure !== null) return err(this.orderFailure);
      return made === null ? err({ kind: "server-failed", status: 500 }) : ok(made);
    });
  }

  verifyKey(key: VerifiedKey): Promise<Result<void, AppError>> {
    this.verified.push(key);
    return this.faults.run("verifyKey", () => {
      const text = key.secret.exposeText();
      const isTaken = this.rows.some((row) => row.isActive && this.secretOf(row.keyId) === text);
      return isTaken ? ok(undefined) : err({ kind: "unauthorized" });
    });
  }

  secretOf(keyId: KeyId): string {
    return this.#secrets.get(keyId) ?? `7b1f5c0e-secret-of-${keyId}`;
  }

  /** Somebody makes a key with these words: "made", "made-2", "made-3" … */
  createElsewhere(order: CompanyKeyOrder): CompanyKeyRow {
    return this.#make(order).row;
  }

  /** As for another run of the app: every key keeps its secret and gets another id. */
  renameKeys(prefix: string): void {
    this.rows = this.rows.map((row) => {
      const keyId = `${prefix}${row.keyId}` as KeyId;
      this.#secrets.set(keyId, this.secretOf(row.keyId));
      return { ...row, keyId };
    });
  }

  #make({ companyId, contactEmail, notes }: CompanyKeyOrder): ReadCompanyKey {
    this.createdCount += 1;
    const keyId = (this.createdCount === 1 ? "made" : `made-${this.createdCount}`) as KeyId;
    const ending = String(this.createdCount).padStart(4, "0");
    this.#secrets.set(keyId, `c0ffee00-secret-of-a-made-key-${ending}`);
    const maskedKey = maskKey(this.secretOf(keyId));
    const row = fakeCompanyKeyRow({ keyId, maskedKey, companyId, contactEmail, notes });
    this.rows = [...this.rows, row];
    return this.#readKey(row);
  }

  #readKey(row: CompanyKeyRow): ReadCompanyKey {
    return { row, secret: new Secret(this.secretOf(row.keyId)) };
  }

  #unlessAfterOrder<Value>(value: Value): Result<Value, AppError> {
    const failure = this.orders.length > 0 ? this.failureAfterOrder : null;
    return failure === null ? ok(value) : err(failure);
  }
}

export function fakeCompanyKeyRow(row: Partial<CompanyKeyRow> = {}): CompanyKeyRow {
  return {
    keyId: "first" as KeyId,
    maskedKey: "••••••••••••1f9c",
    companyId: null,
    isActive: true,
    created: null,
    expiry: null,
    contactEmail: "it@grandspa.example",
    notes: "Bokningssidan",
    allowedIpAddresses: "198.51.100.14",
    ...row,
  };
}
