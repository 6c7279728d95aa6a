import { useState } from "react";
import type { AppError } from "../../shared/appError.ts";
import type { ExportOutcome } from "../../shared/contract.ts";
import { err, type Result } from "../../shared/result.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { useShowToast } from "../ui/ToastProvider.tsx";

interface Export {
  /** Has main ask for a file and write it, says what became of it, and tells whether it is there. */
  readonly exportList: (save: () => Promise<Result<ExportOutcome, AppError>>) => Promise<boolean>;
  readonly isExporting: boolean;
}

/** @param doneText what is said once the file is there; of how many rows it tells. */
export function useExport(doneText: (file: string, count: number) => string): Export {
  const showToast = useShowToast();
  const errorText = useErrorText();
  const [isExporting, setIsExporting] = useState(false);

  const exportList = async (save: () => Promise<Result<ExportOutcome, AppError>>) => {
    setIsExporting(true);
    const answer = await save().catch(() => err<AppError>({ kind: "internal" }));
    setIsExporting(false);
    if (!answer.ok) {
      showToast({ tone: "failed", text: errorText(answer.error) });
      return false;
    }
    if (answer.value.state === "cancelled") return false;
    showToast({ tone: "done", text: doneText(answer.value.file, answer.value.count) });
    return true;
  };

  return { exportList, isExporting };
}
