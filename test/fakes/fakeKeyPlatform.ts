import type {
  Account,
  GroupKeyPlatform,
  RefreshAnswer,
  RefreshOrder,
  VerifiedKey,
} from "../../electron/core/keyPlatform.ts";
import { maskKey } from "../../electron/core/maskKey.ts";
import { Secret } from "../../electron/core/secret.ts";
import { bakuunKeyUse } from "../../electron/platforms/bakuun/keyUse.ts";
import type { ApiKeyRow, Instant, KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { PlatformCapabilities } from "../../shared/connection.ts";
import { configCopyFormats } from "../../shared/copyFormat.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { CallFaults } from "./callFaults.ts";

type GroupCall = "findOrigin" | "whoAmI" | "listKeys" | "revealKey" | "refreshKey" | "verifyKey";

/** What a refresh made, to answer the same order once more. */
interface DoneOrder {
  readonly keyId: KeyId;
  readonly version: string;
  readonly created: Instant;
}

/**
 * A platform with groups, as a small server: versions, orders that it knows again, a secret a
 * version. Each test says what goes wrong. A key that is not among its rows is not known; with no
 * rows at all, any is revealed.
 */
export class FakeKeyPlatform implements GroupKeyPlatform {
  readonly kind = "groups";
  capabilities: PlatformCapabilities = {
    keys: "groups",
    refresh: "invalidates",
    lastUsed: true,
    expiry: false,
    verifies: "read-keys",
    copyFormats: [...configCopyFormats, "body-field", "curl"],
  };
  readonly keyUse = bakuunKeyUse;
  rows: readonly ApiKeyRow[] = [];
  /** The secret of every key that was not refreshed. */
  secretText = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNzMwCk";
  /** The platform's own clock. */
  timeMs = Date.parse("2026-03-12T10:40:00.000Z");
  readonly faults = new CallFaults<GroupCall>();
  /** Every order that reached it, carried out or not. */
  readonly orders: RefreshOrder[] = [];
  readonly verified: VerifiedKey[] = [];
  /** How many refreshes it has carried out, ours and those of somebody else. */
  refreshCount = 0;
  /** Waited for before a refresh is looked at. */
  refreshGate: Promise<void> = Promise.resolve();
  readonly #secrets = new Map<string, string>();
  readonly #done = new Map<string, DoneOrder>();

  /** What every call fails with. */
  get failure(): AppError | null {
    return this.faults.failure;
  }

  set failure(failure: AppError | null) {
    this.faults.failure = failure;
  }

  /** How often it was asked who somebody is. */
  get whoAmIs(): number {
    return this.faults.calls.filter((call) => call === "whoAmI").length;
  }

  nowMs(): number {
    return this.timeMs;
  }

  findOrigin(): Promise<Result<string, AppError>> {
    return this.faults.run("findOrigin", () => ok("http://127.0.0.1:4100"));
  }

  whoAmI(): Promise<Result<Account, AppError>> {
    return this.faults.run("whoAmI", () => ok({ name: "Grand Hotel Group", email: null }));
  }

  listKeys(): Promise<Result<readonly ApiKeyRow[], AppError>> {
    return this.faults.run("listKeys", () => ok(this.rows));
  }

  revealKey(keyId: KeyId): Promise<Result<Secret, AppError>> {
    return this.faults.run("revealKey", () => {
      const isUnknown = this.rows.length > 0 && this.#find(keyId) === undefined;
      return isUnknown ? err({ kind: "key-not-found" }) : ok(new Secret(this.secretOf(keyId)));
    });
  }

  async refreshKey(order: RefreshOrder): Promise<Result<RefreshAnswer, AppError>> {
    this.orders.push(order);
    await this.refreshGate;
    return this.faults.run("refreshKey", () => this.#carryOut(order));
  }

  verifyKey(key: VerifiedKey): Promise<Result<void, AppError>> {
    this.verified.push(key);
    return this.faults.run("verifyKey", () => {
      if (key.access !== "read") return err({ kind: "not-supported" });
      const text = key.secret.exposeText();
      const isTaken = this.rows.some(
        (row) =>
          row.group === key.group && row.access === "read" && this.secretOf(row.keyId) === text,
      );
      return isTaken ? ok(undefined) : err({ kind: "unauthorized" });
    });
  }

  /** The secret that a key has now, or had in a version. */
  secretOf(keyId: KeyId, version = this.#find(keyId)?.version): string {
    return this.#secrets.get(`${keyId} ${version}`) ?? this.secretText;
  }

  /** Somebody else refreshes a key. */
  refreshElsewhere(keyId: KeyId): void {
    const row = this.#find(keyId);
    if (row === undefined) throw new Error(`no key ${keyId}`);
    this.#refresh(row);
  }

  /** As after 24 hours: an order sent again is a new one. */
  forgetOrders(): void {
    this.#done.clear();
  }

  #find(keyId: KeyId): ApiKeyRow | undefined {
    return this.rows.find((row) => row.keyId === keyId);
  }

  #carryOut({ keyId, version, idempotencyKey }: RefreshOrder): Result<RefreshAnswer, AppError> {
    const done = this.#done.get(idempotencyKey);
    if (done !== undefined) {
      const reason = "unexpected-status";
      return done.keyId === keyId
        ? ok(this.#answerOf(done))
        : err({ kind: "unexpected-answer", reason, status: 422 });
    }
    const row = this.#find(keyId);
    if (row === undefined) return err({ kind: "key-not-found" });
    if (row.version !== version) return err({ kind: "key-changed" });
    const order = this.#refresh(row);
    this.#done.set(idempotencyKey, order);
    return ok(this.#answerOf(order));
  }

  /** Gives a key its next version, a secret that ends in the count of refreshes, and a date. */
  #refresh(row: ApiKeyRow): DoneOrder {
    this.refreshCount += 1;
    const { keyId } = row;
    const version = `${row.version}.${this.refreshCount}`;
    const ending = String(this.refreshCount).padStart(4, "0");
    this.#secrets.set(
      `${keyId} ${version}`,
      `nEwSeCrEtOfARefreshedKeyOfTheFakePlatformNo${ending}`,
    );
    const created = new Date(this.timeMs).toISOString() as Instant;
    const { maskedKey } = this.#answerOf({ keyId, version, created }).refreshed;
    const changed = { ...row, maskedKey, lastUsed: null, created, version };
    this.rows = this.rows.map((known) => (known === row ? changed : known));
    return { keyId, version, created };
  }

  #answerOf({ keyId, version, created }: DoneOrder): RefreshAnswer {
    const text = this.secretOf(keyId, version);
    const refreshed = { keyId, maskedKey: maskKey(text), lastUsed: null, created, version };
    return { refreshed, secret: new Secret(text) };
  }
}
