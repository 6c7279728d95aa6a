import { useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { Refresh } from "../../../shared/refresh.ts";
import type { Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { useRefreshCall } from "./useRefreshCall.ts";

/** A look that found nothing out. */
export interface VainLook {
  /** By this computer's clock. */
  readonly atMs: number;
  /** What stood in the way; null when nothing is known to. */
  readonly error: AppError["kind"] | null;
}

export interface Look {
  readonly isUnderWay: boolean;
  readonly call: () => void;
  /** The last look; null when it has found something out, and before the first. */
  readonly vain: VainLook | null;
  /** Why main could not look at all; null when it could. */
  readonly error: AppError | null;
}

/**
 * Looks into a refresh of which nothing is known. It lasts longer than what the card shows.
 *
 * @returns the look, and the refresh as it is to be shown meanwhile: as it was, with the button
 * that was pressed.
 */
export function useLook(refresh: Refresh): { readonly look: Look; readonly shown: Refresh } {
  const { refreshId, progress } = refresh;
  const keyrack = useKeyrack();
  const [before, setBefore] = useState(progress);
  const [vain, setVain] = useState<VainLook | null>(null);
  const { isUnderWay, error, call } = useRefreshCall(
    () => {
      setBefore(progress);
      return keyrack.resolveRefresh({ refreshId });
    },
    (answer) => setVain(vainLook(answer)),
  );
  const isLookedInto = isUnderWay && progress.state === "under-way";
  return {
    look: { isUnderWay, call, vain, error },
    shown: isLookedInto ? { ...refresh, progress: before } : refresh,
  };
}

function vainLook(answer: Result<Refresh, AppError>): VainLook | null {
  const atMs = Date.now();
  if (!answer.ok) return { atMs, error: answer.error.kind };
  const { progress } = answer.value;
  return progress.state === "unknown" ? { atMs, error: progress.error } : null;
}
