import type { ActivityEvent } from "../activity/activityRecorder.ts";
import type { KeyHistory } from "./keyHistory.ts";

interface LearnDependencies {
  readonly history: Pick<KeyHistory, "saw">;
  /** A key is known now that may stand in linked files. */
  readonly onLearned: () => void;
}

/** The history of keys learns from each secret that something is done with; nobody waits for it. */
export function learnFromActivity(
  { history, onLearned }: LearnDependencies,
  { action, connectionId, key, result }: ActivityEvent,
): void {
  if (connectionId === undefined || key === undefined || key.secret === null) return;
  const { keyId, secret } = key;
  // What a refresh has brought is the present key, whatever was before.
  const isTold = action === "refresh" && result === "ok";
  history.saw({ connectionId, keyId, secret }, { isTold }).then(onLearned, () => undefined);
}
