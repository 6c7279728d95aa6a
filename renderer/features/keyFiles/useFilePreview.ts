import { useEffect, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { PreviewFileWriteRequest } from "../../../shared/contract.ts";
import type { FileWritePreview } from "../../../shared/linkedFile.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useRecordedCall } from "../../linkedFiles/useRecordedCall.ts";
import { useKeyrack } from "../../useKeyrack.ts";

/** A name that is being typed is looked up once it has stood for so long. */
const settledAfterMs = 250;

export type FilePreview =
  /** There is no entry to look at. */
  | { readonly state: "none" }
  /** `last` is what was shown before, of another entry or of an older file. */
  | { readonly state: "looking"; readonly last: FileWritePreview | null }
  | { readonly state: "ready"; readonly preview: FileWritePreview }
  | { readonly state: "failed"; readonly error: AppError };

interface Answered {
  /** What was asked. */
  readonly asked: string;
  readonly answer: Result<FileWritePreview, AppError>;
}

/**
 * What writing would change, asked anew with each change of the request; null for none.
 *
 * @returns the preview, and a way to look once more.
 */
export function useFilePreview(
  request: PreviewFileWriteRequest | null,
): readonly [FilePreview, () => void] {
  const keyrack = useKeyrack();
  const recorded = useRecordedCall();
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const asked = request === null ? null : `${round} ${JSON.stringify(request)}`;
  const isFirst = answered === null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` has the request and the round
  useEffect(() => {
    if (request === null || asked === null) return;
    let isWanted = true;
    const look = async () => {
      const answer = await recorded(() => keyrack.previewFileWrite(request));
      if (!isWanted) return;
      setAnswered({ asked, answer: answer ?? err({ kind: "activity-not-recorded" }) });
    };
    const timer = setTimeout(() => void look(), isFirst ? 0 : settledAfterMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [keyrack, recorded, asked]);

  return [previewOf(asked, answered), () => setRound((last) => last + 1)];
}

function previewOf(asked: string | null, answered: Answered | null): FilePreview {
  if (asked === null) return { state: "none" };
  const answer = answered?.answer ?? null;
  if (answered?.asked !== asked || answer === null) {
    return { state: "looking", last: answer?.ok === true ? answer.value : null };
  }
  return answer.ok
    ? { state: "ready", preview: answer.value }
    : { state: "failed", error: answer.error };
}
