import { useEffect, useEffectEvent, useState } from "react";
import type { AppError } from "../../shared/appError.ts";
import type { KeyRequest, RevealedKey } from "../../shared/contract.ts";
import { useKeyrack } from "../useKeyrack.ts";

export interface RevealRequest extends KeyRequest {
  /** Time is up, the window lost the focus, or the page was hidden. */
  readonly onHide: () => void;
  readonly onFailed: (error: AppError) => void;
}

/**
 * Reveals one key for as long as the calling component is mounted; null until the answer is here.
 *
 * SECURITY: the secret lives in this state alone. Mounting asks for it and unmounting drops it,
 * so whoever unmounts the component (timer, blur, another reveal, a new version of the row,
 * another connection) has hidden it, and an answer that comes later finds nobody.
 */
export function useReveal({
  connectionId,
  keyId,
  onHide,
  onFailed,
}: RevealRequest): RevealedKey | null {
  const keyrack = useKeyrack();
  const [revealed, setRevealed] = useState<RevealedKey | null>(null);
  const fail = useEffectEvent(onFailed);

  useEffect(() => {
    let isWanted = true;
    keyrack.revealKey({ connectionId, keyId }).then(
      (answer) => {
        if (!isWanted) return;
        if (answer.ok) setRevealed(answer.value);
        else fail(answer.error);
      },
      () => {
        if (isWanted) fail({ kind: "internal" });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [keyrack, connectionId, keyId]);

  const hidesAt = revealed?.hidesAt ?? null;
  useEffect(() => {
    if (hidesAt === null) return;
    const timeout = setTimeout(onHide, Math.max(0, Date.parse(hidesAt) - Date.now()));
    return () => clearTimeout(timeout);
  }, [hidesAt, onHide]);

  useEffect(() => {
    const hideWhenHidden = () => {
      if (document.hidden) onHide();
    };
    window.addEventListener("blur", onHide);
    window.addEventListener("pagehide", onHide);
    document.addEventListener("visibilitychange", hideWhenHidden);
    return () => {
      window.removeEventListener("blur", onHide);
      window.removeEventListener("pagehide", onHide);
      document.removeEventListener("visibilitychange", hideWhenHidden);
    };
  }, [onHide]);

  return revealed;
}
