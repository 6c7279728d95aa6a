import type { Refresh } from "../../../shared/refresh.ts";
import type { Text } from "../../language/useLanguage.ts";
import { refreshedKeyName } from "./refreshNames.ts";

/** "2 of 6 refreshed, stopped at Booking Read key": how far a runbook has come. */
export function runbookSummary(steps: readonly Refresh[], text: Text): string {
  const isIn = (state: Refresh["progress"]["state"]) => (step: Refresh) =>
    step.progress.state === state;
  const counts = { refreshed: steps.filter(isIn("refreshed")).length, all: steps.length };
  const underWay = steps.find(isIn("under-way"));
  if (underWay !== undefined) {
    return text("refreshes.runbook.underWay", { ...counts, key: refreshedKeyName(underWay, text) });
  }
  const stoppedAt = steps.find(isIn("unknown")) ?? steps.find(isIn("not-refreshed"));
  if (stoppedAt !== undefined) {
    return text("refreshes.runbook.stopped", { ...counts, key: refreshedKeyName(stoppedAt, text) });
  }
  const planned = steps.filter(isIn("planned")).length;
  return planned === 0
    ? text("refreshes.runbook.done", counts)
    : text("refreshes.runbook.waiting", { ...counts, planned });
}

/** What a runbook would go on with; none while it is under way, or when nothing was left out. */
export function remainingSteps(steps: readonly Refresh[]): readonly Refresh[] {
  const states = steps.map(({ progress }) => progress.state);
  if (states.includes("under-way") || !states.includes("planned")) return [];
  return steps.filter(
    ({ progress }) => progress.state === "planned" || progress.state === "not-refreshed",
  );
}
