import type { Text } from "../../language/useLanguage.ts";
import { waitText } from "../../language/waitText.ts";
import type { RefreshQuestion } from "./useRefreshQuestion.ts";

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
