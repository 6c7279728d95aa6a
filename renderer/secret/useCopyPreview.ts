import { useEffect, useState } from "react";
import type { AppError } from "../../shared/appError.ts";
import type { PreviewCopyRequest } from "../../shared/contract.ts";
import { err, type Result } from "../../shared/result.ts";
import { useKeyrack } from "../useKeyrack.ts";

/** Asks main what a copy would be; the one before it stays until then. null before the first. */
export function useCopyPreview({
  connectionId,
  keys,
  format,
}: PreviewCopyRequest): Result<string, AppError> | null {
  const keyrack = useKeyrack();
  const [preview, setPreview] = useState<Result<string, AppError> | null>(null);
  useEffect(() => {
    let isWanted = true;
    const show = (answer: Result<string, AppError>) => {
      if (isWanted) setPreview(answer);
    };
    if (keys.length > 0) {
      const defect = () => show(err({ kind: "internal" }));
      keyrack.previewCopy({ connectionId, keys, format }).then(show, defect);
    }
    return () => {
      isWanted = false;
    };
  }, [keyrack, connectionId, keys, format]);
  return preview;
}
