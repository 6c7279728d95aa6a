import { useCallback, useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { UnlockRequest } from "../../../shared/contract.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";

export type UnlockTry =
  | { readonly state: "ready" }
  | { readonly state: "trying"; readonly way: UnlockRequest["way"] }
  | {
      readonly state: "failed";
      readonly way: UnlockRequest["way"];
      readonly error: AppError;
    };

interface Unlocking {
  readonly attempt: UnlockTry;
  /** No passphrase is tried before; null when the next one may come at once. */
  readonly waitsUntilMs: number | null;
  /** Does nothing while a try is under way. */
  readonly unlock: (request: UnlockRequest) => Promise<void>;
}

/** Unlocks the app; the page follows with the app state that comes back. */
export function useUnlock(accept: (result: Result<AppState, AppError>) => void): Unlocking {
  const keyrack = useKeyrack();
  const [attempt, setAttempt] = useState<UnlockTry>({ state: "ready" });
  const [waitsUntilMs, setWaitsUntilMs] = useState<number | null>(null);
  const isUnderWay = useRef(false);

  const unlock = useCallback(
    async (request: UnlockRequest) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      const { way } = request;
      setAttempt({ state: "trying", way });
      const result = await keyrack.unlock(request).catch(() => err<AppError>({ kind: "internal" }));
      isUnderWay.current = false;
      if (result.ok) {
        // The app may be locked again by now, and this page stay.
        setAttempt({ state: "ready" });
        setWaitsUntilMs(null);
        accept(result);
        return;
      }
      setAttempt({ state: "failed", way, error: result.error });
      // A finger that is not recognised shortens no pause of the passphrase.
      if (way === "passphrase") setWaitsUntilMs(waitOf(result.error));
    },
    [keyrack, accept],
  );

  return { attempt, waitsUntilMs, unlock };
}

function waitOf(error: AppError): number | null {
  if (error.kind !== "passphrase-wrong" && error.kind !== "unlock-paused") return null;
  return error.retryAfterMs === 0 ? null : Date.now() + error.retryAfterMs;
}
