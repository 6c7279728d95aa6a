import type { ActivityEntry, ActivityPage } from "../../shared/activity.ts";
import type { Instant } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type {
  ExportActivityRequest,
  ExportOutcome,
  KeyRequest,
  ListActivityRequest,
  SetPassphraseRequest,
  UnlockRequest,
} from "../../shared/contract.ts";
import type { ProtectionSettings } from "../../shared/protection.ts";
import { err, type Result } from "../../shared/result.ts";
import { fakeAppState } from "./fakeAppState.ts";
import { FakeCalls } from "./fakeCalls.ts";

type Listener<Payload> = (payload: Payload) => void;

/** What guards keys: the app's state, the clipboard's lease, the lock and the activity log. */
export class FakeGuards extends FakeCalls {
  app: AppState;
  clipboard: ClipboardState = { state: "empty" };
  /** What unlocks the app once `unlockWays` says so. */
  passphrase = "";
  /** Whether Touch ID recognises the person. */
  isRecognised = true;
  /** The activity log, newest first. */
  activity: readonly ActivityEntry[] = [];
  integrity: ActivityPage["integrity"] = {
    state: "intact",
    brokenLines: [],
    missingAtEnd: 0,
    unprotected: 0,
  };
  activityExported: ExportOutcome = { state: "saved", file: "activity.csv", count: 3 };

  readonly #appListeners = new Set<Listener<AppState>>();
  readonly #clipboardListeners = new Set<Listener<ClipboardState>>();

  constructor(app: Partial<AppState> = {}) {
    super();
    this.app = { ...fakeAppState(), ...app };
  }

  changeApp(change: Partial<AppState>): void {
    this.app = { ...this.app, ...change };
    for (const listener of this.#appListeners) listener(this.app);
  }

  changeClipboard(clipboard: ClipboardState): void {
    this.clipboard = clipboard;
    for (const listener of this.#clipboardListeners) listener(clipboard);
  }

  /** As main does of its own accord: idle, suspended, asked for in the menu. */
  lockFor(reason: "user" | "idle" | "suspend" | "screen-lock" | "start"): void {
    this.changeClipboard({ state: "empty" });
    this.changeApp({ lock: { state: "locked", reason, lockedAt: inMs(0) } });
  }

  getClipboardState = () => this.answer("getClipboardState", undefined, () => this.clipboard);

  clearClipboard = () =>
    this.answer("clearClipboard", undefined, (): ClipboardState => {
      this.changeClipboard({ state: "empty" });
      return this.clipboard;
    });

  keepClipboard = () =>
    this.answer("keepClipboard", undefined, (): ClipboardState => {
      const held = this.clipboard;
      if (held.state !== "holds-key" || held.clearsAt === null) return held;
      const clearsAt = laterBy(held.clearsAt, 30_000);
      this.changeClipboard({ ...held, clearsAt });
      return this.clipboard;
    });

  hideKey = () => this.answer("hideKey", undefined, () => undefined);

  lock = () =>
    this.answer("lock", undefined, () => {
      this.lockFor("user");
      return this.app;
    });

  unlock = async (request: UnlockRequest): Promise<Result<AppState, AppError>> => {
    const tried = await this.answer("unlock", request, () => undefined);
    if (!tried.ok) return tried;
    if (request.way === "touch-id" && !this.isRecognised) return err({ kind: "touch-id-refused" });
    if (request.way === "passphrase" && request.passphrase !== this.passphrase) {
      return err({ kind: "passphrase-wrong", retryAfterMs: 0 });
    }
    this.changeApp({ lock: { state: "unlocked" } });
    return { ok: true, value: this.app };
  };

  setPassphrase = async (request: SetPassphraseRequest): Promise<Result<AppState, AppError>> => {
    const tried = await this.answer("setPassphrase", request, () => undefined);
    if (!tried.ok) return tried;
    const { unlockWays } = this.app;
    if (unlockWays.passphrase && request.current !== this.passphrase) {
      return err({ kind: "passphrase-wrong", retryAfterMs: 0 });
    }
    this.passphrase = request.next ?? "";
    this.changeApp({ unlockWays: { ...unlockWays, passphrase: request.next !== null } });
    return { ok: true, value: this.app };
  };

  setProtection = (request: Partial<ProtectionSettings>) =>
    this.answer("setProtection", request, () => {
      this.changeApp({ protection: { ...this.app.protection, ...request } });
      return this.app;
    });

  listActivity = (request: ListActivityRequest) =>
    this.answer("listActivity", request, (): ActivityPage => {
      const { filter, offset, limit } = request;
      const words = filter.text.toLowerCase().split(/\s+/);
      const matching = this.activity.filter(
        (entry) =>
          (filter.actions?.includes(entry.action) ?? true) &&
          (!filter.failedOnly || entry.result !== "ok") &&
          words.every((word) => JSON.stringify(entry).toLowerCase().includes(word)),
      );
      const entries = matching.slice(offset, offset + limit);
      const total = this.activity.length;
      return { entries, matching: matching.length, total, integrity: this.integrity };
    });

  exportActivity = (request: ExportActivityRequest) =>
    this.answer("exportActivity", request, () => this.activityExported);

  acceptUnrecorded = () =>
    this.answer("acceptUnrecorded", undefined, () => {
      this.changeApp({ activityLog: { ...this.app.activityLog, isUnrecordedAccepted: true } });
      return this.app;
    });

  onAppStateChanged = (listener: Listener<AppState>) => subscribe(this.#appListeners, listener);
  onClipboardStateChanged = (listener: Listener<ClipboardState>) =>
    subscribe(this.#clipboardListeners, listener);

  protected putOnClipboard({ connectionId, keyId }: KeyRequest, keyCount = 1): ClipboardState {
    const { clipboardSeconds } = this.app.protection;
    const clearsAt = clipboardSeconds === null ? null : inMs(clipboardSeconds * 1000);
    const copiedAt = inMs(0);
    this.changeClipboard({ state: "holds-key", connectionId, keyId, keyCount, copiedAt, clearsAt });
    return this.clipboard;
  }
}

function subscribe<Payload>(
  listeners: Set<Listener<Payload>>,
  listener: Listener<Payload>,
): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function inMs(delayMs: number): Instant {
  return new Date(Date.now() + delayMs).toISOString() as Instant;
}

function laterBy(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString() as Instant;
}
