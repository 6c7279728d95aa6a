import { useCallback, useEffect, useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { FolderScan } from "../../../shared/linkedFile.ts";
import type { Result } from "../../../shared/result.ts";
import { useRecordedCall } from "../../linkedFiles/useRecordedCall.ts";
import { useKeyrack } from "../../useKeyrack.ts";

export interface FolderScanHandle {
  /** null until main has told of it. */
  readonly scan: FolderScan | null;
  /** Why the last call did not work; null when it did. */
  readonly error: AppError | null;
  /** A folder is being asked for. */
  readonly isChoosing: boolean;
  readonly choose: () => void;
  readonly cancel: () => void;
}

/** The scan of a folder as main has it: it goes on whichever page is shown. */
export function useFolderScan(): FolderScanHandle {
  const keyrack = useKeyrack();
  const recorded = useRecordedCall();
  const [scan, setScan] = useState<FolderScan | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isChoosing, setIsChoosing] = useState(false);
  const events = useRef(0);

  const ask = useCallback(
    async (send: () => Promise<Result<FolderScan, AppError>>) => {
      const before = events.current;
      const answer = await recorded(send);
      if (answer === null) return;
      setError(answer.ok ? null : answer.error);
      // An event that came before this answer is newer than it.
      if (answer.ok && events.current === before) setScan(answer.value);
    },
    [recorded],
  );
  useEffect(() => {
    const unsubscribe = keyrack.onFolderScanChanged((next) => {
      events.current += 1;
      setScan(next);
    });
    void ask(() => keyrack.getFolderScan());
    return unsubscribe;
  }, [keyrack, ask]);

  const choose = async () => {
    if (isChoosing) return;
    setIsChoosing(true);
    await ask(() => keyrack.scanFolder());
    setIsChoosing(false);
  };
  return {
    scan,
    error,
    isChoosing,
    choose: () => void choose(),
    cancel: () => void ask(() => keyrack.cancelFolderScan()),
  };
}
