import type { PreparedKey } from "../../../shared/refresh.ts";
import { plainWords } from "../../../shared/typedConfirmation.ts";
import { keyName } from "../../language/keyNames.ts";
import type { Text } from "../../language/useLanguage.ts";
import { waitText } from "../../language/waitText.ts";
import type { RefreshQuestion } from "./useRefreshQuestion.ts";
import type { Steps } from "./useSteps.ts";

interface Confirming {
  readonly question: RefreshQuestion;
  readonly keys: number;
  /** Until a passphrase may be tried again. */
  readonly secondsLeft: number;
}

/** What the button says that refreshes, or why it does not yet. */
export function confirmText({ question, keys, secondsLeft }: Confirming, text: Text): string {
  if (question.state === "preparing") return text("refresh.looking", { keys });
  if (secondsLeft > 0) return text("refresh.waiting", { time: waitText(secondsLeft) });
  const isOpen = question.state === "asking" || question.state === "sending";
  const asksForFinger = isOpen && question.prepared.confirmation.stepUp === "touch-id";
  return text(asksForFinger ? "refresh.confirm.touchId" : "refresh.confirm", { keys });
}

/** What is read aloud while main looks at the keys, and once it has; null where a note says more. */
export function preparedText(question: RefreshQuestion, keys: number, text: Text): string | null {
  if (question.state === "preparing") return text("refresh.looking", { keys });
  if (question.state !== "asking" || question.refusal !== null) return null;
  const { typed } = question.prepared.confirmation;
  return typed === null
    ? text("refresh.ready")
    : text("refresh.ready.typed", { typed: plainWords(typed) });
}

/** "2 of 6 refreshed, Booking Read key under way": how far an order of several keys has come. */
export function stepsText(keys: readonly PreparedKey[], steps: Steps, text: Text): string {
  const isIn = (state: string) => (key: PreparedKey) => steps.get(key.row.keyId) === state;
  const counts = { refreshed: keys.filter(isIn("refreshed")).length, all: keys.length };
  const underWay = keys.find(isIn("under-way"));
  return underWay === undefined
    ? text("refreshes.runbook.done", counts)
    : text("refreshes.runbook.underWay", { ...counts, key: keyName(underWay.row, text) });
}
