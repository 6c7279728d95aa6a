import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { instantOf } from "./instantOf.ts";
import type { Clipboard, ClipboardSelection, Clock, Digest } from "./ports.ts";
import type { Secret } from "./secret.ts";

const leaseLastsMs = 30_000;

interface LiveLease {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly digest: string;
  readonly clearsAtMs: number;
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
  readonly #onChanged: (state: ClipboardState) => void;
  #live: LiveLease | null = null;
  /** Writing and clearing take turns, so that a late clear can't take away a newer key. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dependencies: {
    clipboard: Clipboard;
    clock: Clock;
    digest: Digest;
    onChanged: (state: ClipboardState) => void;
  }) {
    this.#clipboard = dependencies.clipboard;
    this.#clock = dependencies.clock;
    this.#digest = dependencies.digest;
    this.#onChanged = dependencies.onChanged;
  }

  get state(): ClipboardState {
    if (this.#live === null) return { state: "empty" };
    const { connectionId, keyId, clearsAtMs, failed } = this.#live;
    if (failed) return { state: "not-cleared", connectionId, keyId };
    return { state: "holds-key", connectionId, keyId, clearsAt: instantOf(clearsAtMs) };
  }

  /** Whether there is still something to clear, say before quitting. */
  get isLive(): boolean {
    return this.#live !== null;
  }

  /** Writes the secret, reads it back, and sees to it that it is gone in 30 s. */
  start(input: {
    connectionId: ConnectionId;
    keyId: KeyId;
    secret: Secret;
  }): Promise<Result<ClipboardState, AppError>> {
    return this.#takeTurn(async () => {
      const digest = this.#digest(input.secret.exposeText());
      if (this.#live !== null) await this.#clearSelection("primary", this.#live.digest);
      try {
        await this.#clipboard.writeSecret(input.secret);
      } catch {
        return err({ kind: "clipboard-failed" });
      }
      // The lease starts before the check: a key that was written must be cleared in any case.
      this.#live?.stopTimer();
      this.#live = {
        connectionId: input.connectionId,
        keyId: input.keyId,
        digest,
        clearsAtMs: this.#clock.now() + leaseLastsMs,
        stopTimer: this.#clock.setTimer(leaseLastsMs, () => void this.clear()),
        failed: false,
      };
      const holds = await this.#holdsKey("clipboard", digest).catch(() => false);
      this.#onChanged(this.state);
      return holds ? ok(this.state) : err({ kind: "clipboard-failed" });
    });
  }

  /** Takes the key off the clipboard and the primary selection, each only if it still holds it. */
  clear(): Promise<ClipboardState> {
    return this.#takeTurn(async () => {
      const lease = this.#live;
      if (lease === null) return this.state;
      lease.stopTimer();
      const cleared = [
        await this.#clearSelection("clipboard", lease.digest),
        await this.#clearSelection("primary", lease.digest),
      ];
      this.#live = cleared.every(Boolean) ? null : { ...lease, failed: true };
      this.#onChanged(this.state);
      return this.state;
    });
  }

  /** Tries once more when an earlier clearing failed, say because the system was busy. */
  async retryIfNotCleared(): Promise<void> {
    if (this.#live?.failed === true) await this.clear();
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
