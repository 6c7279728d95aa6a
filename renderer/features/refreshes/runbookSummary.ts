import type { Refresh, RefreshProgress } from "../../../shared/refresh.ts";
import type { Text } from "../../language/useLanguage.ts";
import { reasonText } from "./reasonText.ts";
import { refreshedKeyName } from "./refreshNames.ts";

/**
 * "2 of 6 refreshed, stopped at Booking Read key": how far a runbook has come.
 *
 * @param isLeft somebody has just left what it had not begun, which is not among the steps then.
 */
export function runbookSummary(steps: readonly Refresh[], isLeft: boolean, text: Text): string {
  const isIn = (state: Refresh["progress"]["state"]) => (step: Refresh) =>
    step.progress.state === state;
  const counts = { refreshed: steps.filter(isIn("refreshed")).length, all: steps.length };
  const underWay = steps.find(isIn("under-way"));
  if (underWay !== undefined) {
    return text("refreshes.runbook.underWay", { ...counts, key: refreshedKeyName(underWay, text) });
  }
  const planned = steps.filter(isIn("planned")).length;
  const stoppedAt = stoppedStep(steps);
  if (stoppedAt !== null) {
    const stopped = { ...counts, key: refreshedKeyName(stoppedAt, text) };
    if (planned > 0) return text("refreshes.runbook.stopped", stopped);
    return text(isLeft ? "refreshes.runbook.leftStopped" : "refreshes.runbook.ended", stopped);
  }
  if (isLeft && planned === 0) return text("refreshes.runbook.left", counts);
  return planned === 0
    ? text("refreshes.runbook.done", counts)
    : text("refreshes.runbook.waiting", { ...counts, planned });
}

/** Where a runbook has stopped, and what that means for the rest; null when nothing is left. */
export function stoppedText(steps: readonly Refresh[], text: Text): string | null {
  const step = stoppedStep(steps);
  const states = steps.map(({ progress }) => progress.state);
  const planned = states.filter((state) => state === "planned").length;
  if (step === null || planned === 0 || states.includes("under-way")) return null;
  const { state, error } = step.progress;
  const key = refreshedKeyName(step, text);
  const where =
    error === null || error === "refresh-outcome-unknown"
      ? text("refreshes.runbook.stoppedAtPlainly", { key })
      : text("refreshes.runbook.stoppedAt", { key, reason: reasonText(error, text) });
  return `${where} ${text(`refreshes.runbook.rest.${state}`, { planned })}`;
}

type Stopped = Refresh & {
  readonly progress: Extract<RefreshProgress, { readonly state: "unknown" | "not-refreshed" }>;
};

function stoppedStep(steps: readonly Refresh[]): Stopped | null {
  const stopped = steps.filter(isStopped);
  return stopped.find(({ progress }) => progress.state === "unknown") ?? stopped[0] ?? null;
}

function isStopped(step: Refresh): step is Stopped {
  return step.progress.state === "unknown" || step.progress.state === "not-refreshed";
}

/** What a runbook would go on with; none while it is under way, or when nothing was left out. */
export function remainingSteps(steps: readonly Refresh[]): readonly Refresh[] {
  const states = steps.map(({ progress }) => progress.state);
  if (states.includes("under-way") || !states.includes("planned")) return [];
  return steps.filter(
    ({ progress }) => progress.state === "planned" || progress.state === "not-refreshed",
  );
}
