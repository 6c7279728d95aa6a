import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { instantOf } from "./instantOf.ts";
import type { Clipboard, ClipboardSelection, Clock, Digest } from "./ports.ts";
import type { Secret } from "./secret.ts";

const keptForMs = 30_000;

export interface LeaseOrder {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly secret: Secret;
}

interface LiveLease {
  /** Tells two leases of the same key apart. */
  readonly id: symbol;
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly digest: string;
  readonly copiedAtMs: number;
  /** null for a key that stays until the user clears or replaces it, or the app locks or ends. */
  readonly clearsAtMs: number | null;
  readonly stopTimer: () => void;
  readonly failed: boolean;
}

/**
 * The one key that may lie on the clipboard, and the timer that takes it off again. It keeps a
 * digest of the key, never the key, so that what the user copied later is told apart and stays.
 */
export class ClipboardLease {
  readonly #clipboard: Clipboard;
  readonly #clock: Clock;
  readonly #digest: Digest;
  readonly #lastsMs: () => number | null;
  readonly #onChanged: (state: ClipboardState) => void;
  #live: LiveLease | null = null;
  #takesKeys = true;
  /** Writing and clearing take turns, so that a late clear can't take away a newer key. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dependencies: {
    clipboard: Clipboard;
    clock: Clock;
    digest: Digest;
    /** How long a key that is copied now may stay; null for until it is cleared or replaced. */
    lastsMs: () => number | null;
    onChanged: (state: ClipboardState) => void;
  }) {
    this.#clipboard = dependencies.clipboard;
    this.#clock = dependencies.clock;
    this.#digest = dependencies.digest;
    this.#lastsMs = dependencies.lastsMs;
    this.#onChanged = dependencies.onChanged;
  }

  get state(): ClipboardState {
    if (this.#live === null) return { state: "empty" };
    const { connectionId, keyId, copiedAtMs, clearsAtMs, failed } = this.#live;
    if (failed) return { state: "not-cleared", connectionId, keyId };
    const copiedAt = instantOf(copiedAtMs);
    const clearsAt = clearsAtMs === null ? null : instantOf(clearsAtMs);
    return { state: "holds-key", connectionId, keyId, copiedAt, clearsAt };
  }

  /** Writes the secret, reads it back, and sees to it that it is gone when its time is up. */
  start(order: LeaseOrder): Promise<Result<ClipboardState, AppError>> {
    return this.#takeTurn(async () => {
      if (!this.#takesKeys) return err({ kind: "clipboard-failed" });
      const previous = await this.#endPrevious();
      // Before the write: whatever reaches the clipboard, however late, has its end.
      const lease = this.#begin(order);
      const holds = await this.#write(order.secret, lease.digest);
      if (holds === false) await this.#giveUp(lease, previous);
      this.#onChanged(this.state);
      return holds === true ? ok(this.state) : err({ kind: "clipboard-failed" });
    });
  }

  /** Takes the key off the clipboard and the primary selection, each only if it still holds it. */
  clear(): Promise<ClipboardState> {
    return this.#takeTurn(() => this.#clear(this.#live));
  }

  /** Leaves the key for 30 s more, counted from when it would have been cleared. */
  keep(): Promise<ClipboardState> {
    return this.#takeTurn(async () => {
      const lease = this.#live;
      if (lease === null || lease.failed || lease.clearsAtMs === null) return this.state;
      lease.stopTimer();
      const clearsAtMs = lease.clearsAtMs + keptForMs;
      const stopTimer = this.#clearLater(lease, clearsAtMs - this.#clock.now());
      this.#live = { ...lease, clearsAtMs, stopTimer };
      this.#onChanged(this.state);
      return this.state;
    });
  }

  /** Clears, and takes no key until `reopen`: for the lock and the quit, also during a copy. */
  close(): Promise<ClipboardState> {
    this.#takesKeys = false;
    return this.clear();
  }

  reopen(): void {
    this.#takesKeys = true;
  }

  /** Tries once more when an earlier clearing failed, say because the system was busy. */
  async retryIfNotCleared(): Promise<void> {
    if (this.#live?.failed === true) await this.clear();
  }

  #begin({ connectionId, keyId, secret }: LeaseOrder): LiveLease {
    const lastsMs = this.#lastsMs();
    const copiedAtMs = this.#clock.now();
    const id = Symbol("lease");
    const lease: LiveLease = {
      id,
      connectionId,
      keyId,
      digest: this.#digest(secret.exposeText()),
      copiedAtMs,
      clearsAtMs: lastsMs === null ? null : copiedAtMs + lastsMs,
      stopTimer: lastsMs === null ? () => undefined : this.#clearLater({ id }, lastsMs),
      failed: false,
    };
    this.#live = lease;
    return lease;
  }

  /** This lease only: a timer that fires as the next key is written must not take that one. */
  #clearLater({ id }: Pick<LiveLease, "id">, delayMs: number): () => void {
    return this.#clock.setTimer(delayMs, () => {
      void this.#takeTurn(async () => {
        if (this.#live?.id === id) await this.#clear(this.#live);
      });
    });
  }

  #end(lease: LiveLease): void {
    lease.stopTimer();
    this.#live = null;
  }

  /** The write overwrites the clipboard; the key before may still be on the primary selection. */
  async #endPrevious(): Promise<LiveLease | null> {
    const previous = this.#live;
    if (previous === null) return null;
    this.#end(previous);
    await this.#clearSelection("primary", previous.digest);
    return previous;
  }

  /** A key that did not arrive has not overwritten the one before it, which is cleared instead. */
  async #giveUp(lease: LiveLease, previous: LiveLease | null): Promise<void> {
    this.#end(lease);
    this.#live = previous;
    await this.#clear(previous);
  }

  /** Whether the key is on the clipboard now; null when that can't be told. */
  async #write(secret: Secret, digest: string): Promise<boolean | null> {
    const wasTaken = await this.#clipboard.writeSecret(secret).then(
      () => true,
      () => false,
    );
    const holds = await this.#holdsKey("clipboard", digest).catch(() => null);
    return wasTaken || holds !== true ? holds : null;
  }

  async #clear(lease: LiveLease | null): Promise<ClipboardState> {
    if (lease === null || this.#live?.id !== lease.id) return this.state;
    lease.stopTimer();
    const cleared = [
      await this.#clearSelection("clipboard", lease.digest),
      await this.#clearSelection("primary", lease.digest),
    ];
    this.#live = cleared.every(Boolean) ? null : { ...lease, failed: true };
    this.#onChanged(this.state);
    return this.state;
  }

  /** True when the selection no longer holds our key, whoever took it away. */
  async #clearSelection(selection: ClipboardSelection, digest: string): Promise<boolean> {
    try {
      // SECURITY: compare first, so that what the user copied later survives.
      if (!(await this.#holdsKey(selection, digest))) return true;
      await this.#clipboard.clear(selection);
      return !(await this.#holdsKey(selection, digest));
    } catch {
      return false;
    }
  }

  async #holdsKey(selection: ClipboardSelection, digest: string): Promise<boolean> {
    const text = await this.#clipboard.readText(selection);
    return text !== "" && this.#digest(text) === digest;
  }

  #takeTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
