import { useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { KeyIdentification } from "../../../shared/linkedFile.ts";
import type { Result } from "../../../shared/result.ts";
import { useRecordedCall } from "../../linkedFiles/useRecordedCall.ts";
import { useKeyrack } from "../../useKeyrack.ts";

/** What was looked at last, and what main says of it. */
export type Identified =
  | { readonly state: "none" }
  | { readonly state: "looking" }
  | {
      readonly state: "answered";
      readonly source: "clipboard" | "file";
      readonly answer: Exclude<KeyIdentification, { readonly state: "cancelled" }>;
    }
  | { readonly state: "failed"; readonly error: AppError }
  /** What was dropped is no file of this computer, or several at once. */
  | { readonly state: "refused"; readonly reason: "notOfDisk" | "several" };

interface IdentifyHandle {
  readonly identified: Identified;
  readonly lookAtClipboard: () => void;
  readonly chooseFile: () => void;
  readonly lookAtDropped: (files: readonly File[]) => void;
}

/** Asks main which key something is; neither the text nor the file's content comes here. */
export function useIdentify(): IdentifyHandle {
  const keyrack = useKeyrack();
  const recorded = useRecordedCall();
  const [identified, setIdentified] = useState<Identified>({ state: "none" });
  // A state would be too slow here: the second click of a double click comes before it is set.
  const isLooking = useRef(false);

  const look = async (
    source: "clipboard" | "file",
    send: () => Promise<Result<KeyIdentification, AppError>>,
  ) => {
    if (isLooking.current) return;
    isLooking.current = true;
    const before = identified;
    setIdentified({ state: "looking" });
    const answer = await recorded(send);
    isLooking.current = false;
    setIdentified(answer === null ? before : identifiedBy(answer, source, before));
  };
  const lookAtFile = (path: string | null) =>
    void look("file", () => keyrack.identifyFile({ path }));

  return {
    identified,
    lookAtClipboard: () => void look("clipboard", () => keyrack.identifyClipboard()),
    chooseFile: () => lookAtFile(null),
    lookAtDropped: (files) => {
      if (isLooking.current) return;
      if (files.length > 1) return setIdentified({ state: "refused", reason: "several" });
      const [file] = files;
      const path = file === undefined ? "" : keyrack.pathOfFile(file);
      if (path === "") setIdentified({ state: "refused", reason: "notOfDisk" });
      else lookAtFile(path);
    },
  };
}

function identifiedBy(
  answer: Result<KeyIdentification, AppError>,
  source: "clipboard" | "file",
  before: Identified,
): Identified {
  if (!answer.ok) return { state: "failed", error: answer.error };
  if (answer.value.state === "cancelled") return before;
  return { state: "answered", source, answer: answer.value };
}
