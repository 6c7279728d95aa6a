import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { instantOf } from "./instantOf.ts";
import { KeyOnClipboard } from "./keyOnClipboard.ts";
import type { Clipboard, Clock, Digest } from "./ports.ts";
import type { Secret } from "./secret.ts";

const keptForMs = 30_000;
/** A key that stays for longer than this already is not kept for longer still. */
const keepsWithinMs = 120_000;

export interface LeaseOrder {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly secret: Secret;
  /** How many keys are in it; 1 when left out. */
  readonly keyCount?: number;
  /** Asked right before the write, for which a copy may have had to wait; true when left out. */
  readonly isStillWanted?: () => boolean;
}

interface LiveLease {
  /** Tells two leases of the same key apart. */
  readonly id: symbol;
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly keyCount: number;
  readonly digest: string;
  /** Of its own key, and of those before it that may still be on either selection. */
  readonly digests: ReadonlySet<string>;
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
  readonly #key: KeyOnClipboard;
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
    this.#key = new KeyOnClipboard(dependencies);
    this.#clock = dependencies.clock;
    this.#digest = dependencies.digest;
    this.#lastsMs = dependencies.lastsMs;
    this.#onChanged = dependencies.onChanged;
  }

  get state(): ClipboardState {
    if (this.#live === null) return { state: "empty" };
    const { connectionId, keyId, keyCount, copiedAtMs, clearsAtMs, failed } = this.#live;
    if (failed) return { state: "not-cleared", connectionId, keyId };
    const copiedAt = instantOf(copiedAtMs);
    const clearsAt = clearsAtMs === null ? null : instantOf(clearsAtMs);
    return { state: "holds-key", connectionId, keyId, keyCount, copiedAt, clearsAt };
  }

  /** Writes the secret, reads it back, and sees to it that it is gone when its time is up. */
  start(order: LeaseOrder): Promise<Result<ClipboardState, AppError>> {
    return this.#takeTurn(async () => {
      if (!this.#takesKeys) return err({ kind: "clipboard-failed" });
      if (order.isStillWanted?.() === false) return err({ kind: "locked" });
      const previous = this.#live;
      // Before the write: whatever reaches the clipboard, however late, has its end.
      const lease = this.#begin(order, previous);
      const holds = await this.#key.write(order.secret, lease.digest);
      if (holds === true) await this.#endPrevious(lease, previous);
      if (holds === false) await this.#giveUp(lease, previous);
      this.#onChanged(this.state);
      return holds === true ? ok(this.state) : err({ kind: "clipboard-failed" });
    });
  }

  /** Takes the key off the clipboard and the primary selection, each only if it still holds it. */
  clear(): Promise<ClipboardState> {
    return this.#takeTurn(() => this.#clear(this.#live));
  }

  /**
   * Leaves the key for 30 s more, counted from when it would have been cleared; as it is when that
   * is more than two minutes away, so that repeating it has an end.
   */
  keep(): Promise<ClipboardState> {
    return this.#takeTurn(async () => {
      const lease = this.#live;
      if (lease === null || lease.failed || lease.clearsAtMs === null) return this.state;
      if (lease.clearsAtMs - this.#clock.now() > keepsWithinMs) return this.state;
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

  #begin(
    { connectionId, keyId, secret, keyCount = 1 }: LeaseOrder,
    previous: LiveLease | null,
  ): LiveLease {
    previous?.stopTimer();
    const lastsMs = this.#lastsMs();
    const copiedAtMs = this.#clock.now();
    const id = Symbol("lease");
    const digest = this.#digest(secret.exposeText());
    const lease: LiveLease = {
      id,
      connectionId,
      keyId,
      keyCount,
      digest,
      digests: new Set([...(previous?.digests ?? []), digest]),
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

  /**
   * The write has overwritten the clipboard; the key before may still be on the primary selection.
   * One that can't be taken off there now is when this lease ends.
   */
  async #endPrevious(lease: LiveLease, previous: LiveLease | null): Promise<void> {
    if (previous === null || !(await this.#key.clear("primary", previous.digests))) return;
    this.#live = { ...lease, digests: new Set([lease.digest]) };
  }

  /** A key that did not arrive has not overwritten the one before it, which is cleared instead. */
  async #giveUp(lease: LiveLease, previous: LiveLease | null): Promise<void> {
    lease.stopTimer();
    this.#live = previous;
    await this.#clear(previous);
  }

  async #clear(lease: LiveLease | null): Promise<ClipboardState> {
    if (lease === null || this.#live?.id !== lease.id) return this.state;
    lease.stopTimer();
    const cleared = [
      await this.#key.clear("clipboard", lease.digests),
      await this.#key.clear("primary", lease.digests),
    ];
    this.#live = cleared.every(Boolean) ? null : { ...lease, failed: true };
    this.#onChanged(this.state);
    return this.state;
  }

  #takeTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
