import { useId } from "react";
import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { keyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { FilesBefore } from "./FilesBefore.tsx";
import { KeyQuestion } from "./KeyQuestion.tsx";
import { isInUse, type KeyUsage, latestUsage, listedUsage } from "./keyUsage.ts";
import { RefreshConfirm } from "./RefreshConfirm.tsx";
import {
  type QuestionEnds,
  type RefreshQuestion,
  useRefreshQuestion,
} from "./useRefreshQuestion.ts";

interface RefreshDialogProps extends QuestionEnds {
  readonly connection: Connection;
  /** As the list has it; another version of it is another key. */
  readonly row: ApiKeyRow;
  /** The other keys of the group, which stay as they are. */
  readonly siblings: readonly ApiKeyRow[];
}

/** Asks before a key is ended; what became of it stands on the page of refreshes. */
export function RefreshDialog(props: RefreshDialogProps) {
  const { text } = useLanguage();
  const { connection, row, siblings, onRecorded, onEnded, onClose } = props;
  const { connectionId } = connection;
  const { keyId, version } = row;
  const describingId = useId();
  const { question, steps, prepare, send } = useRefreshQuestion(
    { connectionId, keys: [{ keyId, version }], resumes: null },
    { onRecorded, onEnded, onClose },
  );
  const facts = factsOf(question, row, siblings);
  return (
    <Dialog
      title={text("refresh.title", { key: keyName(row, text) })}
      badge={<EnvironmentBadge connection={connection} look="badge" />}
      describedBy={describingId}
      closing={question.state === "sending" ? "locked" : "by-escape"}
      onClose={onClose}
    >
      {question.state !== "elsewhere" && (
        <KeyQuestion connection={connection} {...facts} describingId={describingId} />
      )}
      {"prepared" in question && <FilesBefore keys={question.prepared.keys} />}
      <RefreshConfirm
        question={question}
        steps={steps}
        keys={1}
        platform={text(`platform.${connection.platform}`)}
        expectsField={expectsField(connection, facts.usage)}
        onConfirm={send}
        onPrepare={prepare}
        onClose={onClose}
      />
    </Dialog>
  );
}

/** The key as main has just seen it; before that as the list has it. */
function factsOf(question: RefreshQuestion, listed: ApiKeyRow, siblings: readonly ApiKeyRow[]) {
  const prepared = "prepared" in question ? question.prepared : null;
  const [key] = prepared?.keys ?? [];
  if (prepared === null || key === undefined) {
    return { row: listed, siblings, usage: listedUsage(listed) };
  }
  const usage = latestUsage(key, prepared.preparedAtMs, listed);
  return { row: key.row, siblings: key.siblings, usage };
}

/** As main will decide in most cases, by what the list has. */
function expectsField({ environment, capabilities }: Connection, usage: KeyUsage): boolean {
  return environment === "live" || !capabilities.lastUsed || isInUse(usage);
}
