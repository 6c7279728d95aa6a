import type { Account, GroupKeyPlatform, RefreshOrder } from "../../electron/core/keyPlatform.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { ApiKeyRow, KeyId, RefreshedKey } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { PlatformCapabilities } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** A platform of which each test says what it answers. */
export class FakeKeyPlatform implements GroupKeyPlatform {
  readonly kind = "groups";
  capabilities: PlatformCapabilities = {
    keys: "groups",
    refresh: "invalidates",
    lastUsed: true,
    expiry: false,
  };
  rows: readonly ApiKeyRow[] = [];
  secretText = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNzMwCk";
  failure: AppError | null = null;
  readonly orders: RefreshOrder[] = [];
  /** How often it was asked who somebody is. */
  whoAmIs = 0;
  /** Waited for before a refresh is answered. */
  refreshGate: Promise<void> = Promise.resolve();

  async whoAmI(): Promise<Result<Account, AppError>> {
    this.whoAmIs += 1;
    return this.#answer({ name: "Grand Hotel Group", email: null });
  }

  async listKeys(): Promise<Result<readonly ApiKeyRow[], AppError>> {
    return this.#answer(this.rows);
  }

  async revealKey(_keyId: KeyId): Promise<Result<Secret, AppError>> {
    return this.#answer(new Secret(this.secretText));
  }

  async refreshKey(order: RefreshOrder): Promise<Result<RefreshedKey, AppError>> {
    this.orders.push(order);
    await this.refreshGate;
    return this.#answer({
      keyId: order.keyId,
      maskedKey: "••••••••••••wxyz",
      lastUsed: null,
      created: null,
      version: "v2",
    });
  }

  #answer<Value>(value: Value): Result<Value, AppError> {
    return this.failure === null ? ok(value) : err(this.failure);
  }
}
