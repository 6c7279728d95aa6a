import type { AppError } from "../../shared/appError.ts";
import type { KeyrackCalls } from "../../shared/contract.ts";
import { err, type Result } from "../../shared/result.ts";
import type { IsStillAsked } from "../core/isStillAsked.ts";

/** What a locked app still answers. */
const answeredWhileLocked: ReadonlySet<keyof KeyrackCalls> = new Set([
  "getAppState",
  "getClipboardState",
  "clearClipboard",
  "lock",
  "unlock",
  "setLanguage",
] as const);

interface Lock {
  readonly isLocked: boolean;
  /** Grows with each lock. */
  readonly epoch: number;
}

/** Runs a call of the page unless the app is locked. */
export function whileUnlocked<Request, Value>(
  lock: Lock,
  name: keyof KeyrackCalls,
  run: (request: Request, isStillAsked: IsStillAsked) => Promise<Result<Value, AppError>>,
): (request: Request) => Promise<Result<Value, AppError>> {
  if (answeredWhileLocked.has(name)) return (request) => run(request, () => true);
  return async (request) => {
    if (lock.isLocked) return err({ kind: "locked" });
    const { epoch } = lock;
    const result = await run(request, () => lock.epoch === epoch);
    // SECURITY: what was asked before the lock may hold a secret, and must not come after it.
    return lock.epoch === epoch ? result : err({ kind: "locked" });
  };
}
