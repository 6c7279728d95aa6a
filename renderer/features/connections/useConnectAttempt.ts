import { useCallback, useEffect, useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import type { Awaited, ConnectAttempt } from "./connectAttempt.ts";
import type { MissingField } from "./firstMissing.ts";
import type { AcceptAppState } from "./useConnectionCalls.ts";

/** What one press of the button is to do. */
interface Submission<Field extends string> {
  /** What is still missing; null when it can be sent. */
  readonly missing: MissingField<Field> | null;
  readonly awaits: Awaited;
  readonly send: () => Promise<Result<AppState, AppError>>;
  readonly fieldOf: (error: AppError) => Field | null;
  /** Asked once the answer is here: a choice may have taken the field away meanwhile. */
  readonly isShown: (field: Field) => boolean;
  /** Called once nothing is missing, before anything is sent. */
  readonly onSending: () => void;
  readonly onConnected: () => void;
}

interface ConnectAttemptHandle<Field extends string> {
  readonly attempt: ConnectAttempt<Field>;
  /** Does nothing while an attempt is under way. */
  readonly submit: (submission: Submission<Field>) => Promise<void>;
  /** Ends the attempt that is under way; the form stays as it is filled in. */
  readonly giveUp: () => void;
}

/**
 * Connects for as long as the calling component is mounted: unmounting gives an attempt up that is
 * under way, and an answer that comes later finds nobody.
 *
 * SECURITY: what was written is handed on and kept nowhere, neither state nor cache.
 */
export function useConnectAttempt<Field extends string>(
  accept: AcceptAppState,
): ConnectAttemptHandle<Field> {
  const keyrack = useKeyrack();
  const [attempt, setAttempt] = useState<ConnectAttempt<Field>>({ state: "filling-in" });
  const underWay = useRef<symbol | null>(null);

  const cancelUnderWay = useCallback(() => {
    if (underWay.current === null) return;
    underWay.current = null;
    keyrack.cancelConnecting().catch(() => undefined);
  }, [keyrack]);
  useEffect(() => cancelUnderWay, [cancelUnderWay]);

  const giveUp = () => {
    cancelUnderWay();
    setAttempt({ state: "given-up" });
  };

  const submit = async ({ missing, awaits, ...submission }: Submission<Field>) => {
    if (underWay.current !== null) return;
    if (missing !== null) {
      setAttempt({ state: "incomplete", ...missing });
      return;
    }
    const own = Symbol("attempt");
    underWay.current = own;
    submission.onSending();
    setAttempt({ state: "under-way", awaits });
    const result = await submission.send().catch(() => err<AppError>({ kind: "internal" }));
    // It was given up meanwhile, and another one may be under way.
    if (underWay.current !== own) return;
    underWay.current = null;
    if (!result.ok) {
      const field = submission.fieldOf(result.error);
      const isShown = field !== null && submission.isShown(field);
      setAttempt({ state: "failed", error: result.error, field: isShown ? field : null });
      return;
    }
    accept(result);
    submission.onConnected();
  };

  return { attempt, submit, giveUp };
}
