import type {
  Account,
  CompanyKeyOrder,
  CompanyKeyPlatform,
  CompanyKeyQuery,
  ListedCompanyKeys,
} from "../../electron/core/keyPlatform.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { CompanyKeyRow } from "../../shared/companyKey.ts";
import type { PlatformCapabilities } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** A platform with company keys, of which each test says what it answers. */
export class FakeCompanyKeyPlatform implements CompanyKeyPlatform {
  readonly kind = "company";
  readonly capabilities: PlatformCapabilities = {
    keys: "company",
    refresh: "replaces",
    lastUsed: false,
    expiry: true,
  };
  account: Account = { name: "Anders Öberg", email: "admin@grandspa.example" };
  rows: readonly CompanyKeyRow[] = [];
  failure: AppError | null = null;
  /** What a list fails with, once an order was sent. */
  failureAfterOrder: AppError | null = null;
  /** What an order fails with, `isMade` or not. */
  orderFailure: AppError | null = null;
  isMade = true;
  readonly queries: CompanyKeyQuery[] = [];
  readonly orders: CompanyKeyOrder[] = [];

  async whoAmI(): Promise<Result<Account, AppError>> {
    return this.#answer(this.account);
  }

  async listCompanyKeys(query: CompanyKeyQuery): Promise<Result<ListedCompanyKeys, AppError>> {
    this.queries.push(query);
    if (this.orders.length > 0 && this.failureAfterOrder !== null) {
      return err(this.failureAfterOrder);
    }
    const { email } = this.account;
    return this.#answer({ rows: this.rows, companyId: null, email, mayChooseCompany: false });
  }

  async revealKey(_keyId: KeyId): Promise<Result<Secret, AppError>> {
    return this.#answer(new Secret("7b1f5c0e-secret-of-a-company-key"));
  }

  async createCompanyKey(order: CompanyKeyOrder): Promise<Result<CompanyKeyRow, AppError>> {
    this.orders.push(order);
    const { notes, contactEmail } = order;
    const row = fakeCompanyKeyRow({ keyId: "made" as KeyId, notes, contactEmail });
    if (this.isMade) this.rows = [...this.rows, row];
    return this.orderFailure === null ? this.#answer(row) : err(this.orderFailure);
  }

  #answer<Value>(value: Value): Result<Value, AppError> {
    return this.failure === null ? ok(value) : err(this.failure);
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
