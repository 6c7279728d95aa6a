import { useCallback, useEffect, useRef, useState } from "react";
import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { PrepareRefreshRequest, RefreshKeysRequest } from "../../../shared/contract.ts";
import type { Refresh, RefreshId, RefreshPreparation } from "../../../shared/refresh.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useLatest } from "../../ui/useLatest.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { afterRefusal } from "./refusal.ts";
import { type Steps, useSteps } from "./useSteps.ts";

/** The keys as main has just seen them, and what refreshing them takes. */
export interface Prepared extends Extract<RefreshPreparation, { readonly state: "ready" }> {
  /** When the answer came, by `performance.now()`. */
  readonly preparedAtMs: number;
}

export interface Refusal {
  readonly error: AppError;
  /** No passphrase is tried before, by this computer's clock; null when the next may come at once. */
  readonly waitsUntilMs: number | null;
}

export type RefreshQuestion =
  /** Main looks at the keys. */
  | { readonly state: "preparing" }
  | { readonly state: "unprepared"; readonly error: AppError }
  | { readonly state: "elsewhere"; readonly rows: readonly ApiKeyRow[] }
  | { readonly state: "asking"; readonly prepared: Prepared; readonly refusal: Refusal | null }
  | { readonly state: "sending"; readonly prepared: Prepared }
  /** Nothing was sent, and this question is over. */
  | {
      readonly state: "refused";
      readonly prepared: Prepared;
      readonly error: AppError;
      readonly mayAskAgain: boolean;
    }
  /** It may have been sent. */
  | { readonly state: "unknown"; readonly prepared: Prepared };

export interface QuestionEnds {
  /** The refreshes are on record. */
  readonly onRecorded: (refreshIds: readonly RefreshId[]) => void;
  /** The list may be out of date; with the refreshes that are known by then. */
  readonly onEnded: (refreshes: readonly Refresh[]) => void;
  readonly onClose: () => void;
}

/** What a person gives along with the yes. */
export type Confirmed = Omit<RefreshKeysRequest, "preparationId">;

interface RefreshQuestionHandle {
  readonly question: RefreshQuestion;
  /** How far each key has come while it is sent; null before the first is under way. */
  readonly steps: Steps | null;
  /** Has main look at the keys anew. */
  readonly prepare: () => void;
  readonly send: (confirmed: Confirmed) => void;
}

/** The question before keys are refreshed: what it is about, what it takes, and its answer. */
export function useRefreshQuestion(
  asked: PrepareRefreshRequest,
  ends: QuestionEnds,
): RefreshQuestionHandle {
  const keyrack = useKeyrack();
  // The keys as they were when the question came up: a yes to them is none to what comes later.
  const [request] = useState(asked);
  const [question, setQuestion] = useState<RefreshQuestion>({ state: "preparing" });
  const rounds = useRef(0);
  const isSending = useRef(false);
  const steps = useSteps(request, question.state === "sending");
  const tellEnded = useLatest(ends.onEnded);
  const tellRecorded = useLatest((refreshes: readonly Refresh[]) => {
    ends.onEnded(refreshes);
    ends.onClose();
    ends.onRecorded(refreshes.map(({ refreshId }) => refreshId));
  });

  const prepare = useCallback(async () => {
    rounds.current += 1;
    const round = rounds.current;
    setQuestion({ state: "preparing" });
    const answer = await keyrack.prepareRefresh(request).catch(defect);
    if (round !== rounds.current) return;
    setQuestion(questionOf(answer));
    if (answer.ok && answer.value.state === "refreshed-elsewhere") tellEnded([]);
  }, [keyrack, request, tellEnded]);

  useEffect(() => {
    void prepare();
    return () => {
      rounds.current += 1;
    };
  }, [prepare]);

  const send = async (confirmed: Confirmed) => {
    // A state would be too slow here: a second press comes before it is set.
    if (question.state !== "asking" || isSending.current) return;
    isSending.current = true;
    const { prepared } = question;
    setQuestion({ state: "sending", prepared });
    const { preparationId } = prepared;
    const answer = await keyrack.refreshKeys({ preparationId, ...confirmed }).catch(defect);
    isSending.current = false;
    if (answer.ok) return tellRecorded(answer.value);
    setQuestion(refusedQuestion(prepared, answer.error));
    tellEnded([]);
  };

  return { question, steps, prepare, send };
}

function questionOf(answer: Result<RefreshPreparation, AppError>): RefreshQuestion {
  if (!answer.ok) return { state: "unprepared", error: answer.error };
  const preparation = answer.value;
  if (preparation.state === "refreshed-elsewhere") {
    return { state: "elsewhere", rows: preparation.rows };
  }
  const prepared = { ...preparation, preparedAtMs: performance.now() };
  return { state: "asking", prepared, refusal: null };
}

function refusedQuestion(prepared: Prepared, error: AppError): RefreshQuestion {
  const next = afterRefusal(error);
  if (next === "unknown") return { state: "unknown", prepared };
  if (next === "amend") {
    return { state: "asking", prepared, refusal: { error, waitsUntilMs: waitOf(error) } };
  }
  return { state: "refused", prepared, error, mayAskAgain: next === "ask-again" };
}

function waitOf(error: AppError): number | null {
  if (error.kind !== "passphrase-wrong" && error.kind !== "unlock-paused") return null;
  return error.retryAfterMs === 0 ? null : Date.now() + error.retryAfterMs;
}

function defect() {
  return err<AppError>({ kind: "internal" });
}
