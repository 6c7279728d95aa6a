import { useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { WriteFileRequest } from "../../../shared/contract.ts";
import type { ConfigFile, LinkedFile } from "../../../shared/linkedFile.ts";
import type { Result } from "../../../shared/result.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { fileName } from "../../linkedFiles/fileName.ts";
import { type FileCallEnd, useFileCalls } from "../../linkedFiles/useFileCalls.ts";
import { useRecordedCall } from "../../linkedFiles/useRecordedCall.ts";
import { useKeyrack } from "../../useKeyrack.ts";

/** A file in which an entry is to be chosen; `link` is the one that is to be written again. */
export interface OpenedFile {
  readonly file: ConfigFile;
  readonly link: LinkedFile | null;
}

/** What main is asked for at the moment. */
export type FilesWork = "choose" | "check" | "write" | "undo" | "unlink";

export interface FilesDialogHandle {
  /** null while the list of files is shown. */
  readonly opened: OpenedFile | null;
  readonly work: FilesWork | null;
  /** What came of the last work; null when there is nothing to say of it. */
  readonly end: FileCallEnd | null;
  /** Asks for a file, or opens the one of a link. */
  readonly choose: (link: LinkedFile | null) => void;
  readonly check: (links: readonly LinkedFile[]) => void;
  readonly undo: (link: LinkedFile) => void;
  readonly unlink: (link: LinkedFile) => void;
  /** Writes what was shown; `onFailed` is called when it is to be looked at once more. */
  readonly write: (request: WriteFileRequest, done: WriteDone, onFailed: () => void) => void;
  /** Back to the list. */
  readonly leave: () => void;
}

/** What is said once it is written: it was, or it was there already. */
type WriteDone = "written" | "linked";

/** The dialog about a key's files: where it is, and what it does, one thing at a time. */
export function useFilesDialog(): FilesDialogHandle {
  const keyrack = useKeyrack();
  const recorded = useRecordedCall();
  const { text } = useLanguage();
  const [opened, setOpened] = useState<OpenedFile | null>(null);
  const [end, setEnd] = useState<FileCallEnd | null>(null);
  const [work, once] = useOneWork(() => setEnd(null));
  const calls = useFileCalls(setEnd);

  /** null when it failed, which is said then, or when the person would rather not. */
  const valueIn = <Value>(answer: Result<Value, AppError> | null): Value | null => {
    if (answer === null || answer.ok) return answer?.value ?? null;
    setEnd({ tone: "failed", error: answer.error });
    return null;
  };

  return {
    opened,
    work,
    end,
    choose: (link) =>
      once("choose", async () => {
        const ask = async (): Promise<Result<ConfigFile | null, AppError>> =>
          link === null
            ? keyrack.chooseConfigFile()
            : keyrack.openLinkedFile({ linkId: link.linkId });
        const file = valueIn(await recorded(ask));
        if (file !== null) setOpened({ file, link });
      }),
    check: (links) =>
      once("check", async () => {
        const isDone = await calls.check(links.map(({ linkId }) => linkId));
        if (isDone) setEnd({ tone: "done", text: text("keyFiles.checked") });
      }),
    undo: (link) => once("undo", () => calls.undo(link)),
    unlink: (link) => once("unlink", () => calls.unlink(link)),
    write: (request, done, onFailed) =>
      once("write", async () => {
        const file = fileName(opened?.file.path ?? "");
        if (valueIn(await recorded(() => keyrack.writeFile(request))) === null) {
          onFailed();
          return;
        }
        setOpened(null);
        setEnd({ tone: "done", text: text(`keyFiles.done.${done}`, { file }) });
      }),
    leave: () => {
      setEnd(null);
      setOpened(null);
    },
  };
}

type Once = (work: FilesWork, run: () => Promise<unknown>) => void;

/** One work at a time; what is begun while another is under way is dropped. */
function useOneWork(onBegin: () => void): readonly [FilesWork | null, Once] {
  const [work, setWork] = useState<FilesWork | null>(null);
  // A state would be too slow here: the second click of a double click comes before it is set.
  const isUnderWay = useRef(false);
  const once: Once = (next, run) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setWork(next);
    onBegin();
    void run().finally(() => {
      isUnderWay.current = false;
      setWork(null);
    });
  };
  return [work, once];
}
