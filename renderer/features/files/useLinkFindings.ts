import { useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { FindingId } from "../../../shared/linkedFile.ts";
import type { Result } from "../../../shared/result.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useRecordedCall } from "../../linkedFiles/useRecordedCall.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";

export type AcceptAppState = (result: Result<AppState, AppError>) => void;

interface LinkFindingsHandle {
  readonly isUnderWay: boolean;
  /** Why nothing was linked; null when it was. */
  readonly error: AppError | null;
  /** `files` is how many files they are in. */
  readonly link: (findingIds: readonly FindingId[], files: number) => void;
}

/** Links what a scan has found. */
export function useLinkFindings(accept: AcceptAppState): LinkFindingsHandle {
  const keyrack = useKeyrack();
  const recorded = useRecordedCall();
  const showToast = useShowToast();
  const { text } = useLanguage();
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  // A state would be too slow here: the second click of a double click comes before it is set.
  const isSending = useRef(false);

  const link = async (findingIds: readonly FindingId[], files: number) => {
    if (isSending.current) return;
    isSending.current = true;
    setIsUnderWay(true);
    setError(null);
    const answer = await recorded(() => keyrack.linkFindings({ findingIds }));
    isSending.current = false;
    setIsUnderWay(false);
    if (answer === null) return;
    accept(answer);
    if (answer.ok)
      showToast({ tone: "done", text: text("files.scan.linkedDone", { count: files }) });
    else setError(answer.error);
  };
  return { isUnderWay, error, link: (findingIds, files) => void link(findingIds, files) };
}
