import { useCallback } from "react";
import type { AppError } from "../../shared/appError.ts";
import { err, type Result } from "../../shared/result.ts";
import { useAskUnrecorded } from "../secret/UnrecordedQuestion.tsx";

type RecordedCall = <Value>(
  send: () => Promise<Result<Value, AppError>>,
) => Promise<Result<Value, AppError> | null>;

/**
 * Makes a call that is written to the activity log: where nothing can be written down, the person
 * is asked first. null when they would rather not.
 */
export function useRecordedCall(): RecordedCall {
  const askUnrecorded = useAskUnrecorded();
  return useCallback(
    async (send) => {
      const answer = await send().catch(defect);
      if (answer.ok || answer.error.kind !== "activity-not-recorded") return answer;
      return (await askUnrecorded()) ? await send().catch(defect) : null;
    },
    [askUnrecorded],
  );
}

function defect() {
  return err<AppError>({ kind: "internal" });
}
