import { useEffect } from "react";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import type { RunbookId } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { RefreshConfirm } from "./RefreshConfirm.tsx";
import { RunbookQuestion } from "./RunbookQuestion.tsx";
import { type QuestionEnds, useRefreshQuestion } from "./useRefreshQuestion.ts";

/** A key as the page shows it. */
export interface ShownKey {
  readonly keyId: KeyId;
  readonly version: string;
}

interface RunbookConfirmProps extends QuestionEnds {
  readonly connection: Connection;
  /** In the order in which they are to be refreshed. */
  readonly rows: readonly ShownKey[];
  /** The stopped runbook that is to go on; null for a new order. */
  readonly resumes: RunbookId | null;
  /** Of what is read aloud as the question comes up. */
  readonly describingId: string;
  /** While it is so, the dialog around it must not be closed. */
  readonly onSending: (isSending: boolean) => void;
}

/** One question for several keys, within a dialog. */
export function RunbookConfirm(props: RunbookConfirmProps) {
  const { connection, rows, resumes, describingId, onSending, onRecorded, onEnded, onClose } =
    props;
  const { text } = useLanguage();
  const { connectionId } = connection;
  const { question, steps, prepare, send } = useRefreshQuestion(
    { connectionId, keys: rows.map(({ keyId, version }) => ({ keyId, version })), resumes },
    { onRecorded, onEnded, onClose },
  );
  const isSending = question.state === "sending";
  useEffect(() => onSending(isSending), [onSending, isSending]);
  return (
    <>
      {question.state !== "elsewhere" && (
        <RunbookQuestion
          connection={connection}
          keys={rows.length}
          prepared={"prepared" in question ? question.prepared : null}
          steps={steps}
          describingId={describingId}
        />
      )}
      <RefreshConfirm
        question={question}
        steps={steps}
        keys={rows.length}
        platform={text(`platform.${connection.platform}`)}
        expectsField
        onConfirm={send}
        onPrepare={prepare}
        onClose={onClose}
      />
    </>
  );
}
