import { useRef } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { CompanyKeyRow } from "../../../shared/companyKey.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./CreateKeyQuestion.module.css";
import type { CreateKeyState } from "./useCreateKey.ts";

/** A field takes no more by hand, but would by its first text. */
const longestNotes = 2_000;

interface Written {
  readonly contactEmail: string;
  readonly notes: string;
}

interface CreateKeyQuestionProps {
  readonly creation: Exclude<CreateKeyState, { readonly state: "answered" }>;
  readonly platform: string;
  readonly contactEmail: string;
  readonly replaces: CompanyKeyRow | null;
  readonly onConfirm: (written: Written) => void;
  readonly onClose: () => void;
}

/**
 * All that one should know before a key is made. It is no form: Enter in a field must not make a
 * key, since nobody here can end it again.
 */
export function CreateKeyQuestion(props: CreateKeyQuestionProps) {
  const { text } = useLanguage();
  const errorText = useErrorText();
  const { creation, platform, replaces, onConfirm, onClose } = props;
  const contact = useRef<HTMLInputElement>(null);
  const notes = useRef<HTMLTextAreaElement>(null);
  const isSending = creation.state === "sending";
  const confirm = () =>
    onConfirm({
      contactEmail: contact.current?.value.trim() ?? "",
      notes: notes.current?.value.trim() ?? "",
    });

  return (
    <>
      <p className={classNames(styles, "consequence")}>
        {text(replaces === null ? "createKey.one" : "createKey.replaces", { platform })}
      </p>
      {replaces !== null && (
        <Note tone="warn" title={text("createKey.notCarriedOver.title")}>
          {text("createKey.notCarriedOver", { platform })}
        </Note>
      )}
      <div className={classNames(styles, "fields")}>
        <TextField
          label={text("createKey.contact")}
          hint={text("createKey.contact.hint", { platform })}
          problem={null}
          type="text"
          maxLength={254}
          initialText={replaces?.contactEmail ?? props.contactEmail}
          autoFocus
          isReadOnly={isSending}
          inputRef={contact}
        />
        <TextArea
          label={text("createKey.notes")}
          hint={text("createKey.notes.hint")}
          maxLength={longestNotes}
          initialText={(replaces?.notes ?? "").slice(0, longestNotes)}
          isReadOnly={isSending}
          inputRef={notes}
        />
      </div>
      {isSending && (
        <Note tone="quiet" role="status">
          {text("createKey.sending")}
        </Note>
      )}
      {creation.state === "failed" && (
        <Note tone="danger" role="alert" title={text("createKey.nothingCreated")}>
          {isAboutWritten(creation.error)
            ? text("createKey.refused", { platform })
            : errorText(creation.error)}
        </Note>
      )}
      {creation.state === "unclear" && (
        <Note tone="warn" role="alert" title={text("createKey.replaceUnclear.title")}>
          {text("createKey.replaceUnclear")}
        </Note>
      )}
      <DialogActions>
        <Button tone="outlined" state={isSending ? "disabled" : "ready"} onPress={onClose}>
          {text(creation.state === "unclear" ? "common.close" : "common.cancel")}
        </Button>
        {creation.state !== "unclear" && (
          <Button tone="primary" state={isSending ? "pending" : "ready"} onPress={confirm}>
            {text("createKey.confirm")}
          </Button>
        )}
      </DialogActions>
    </>
  );
}

/** 400: the platform read the order and did not like what is in it. */
function isAboutWritten(error: AppError): boolean {
  return error.kind === "unexpected-answer" && error.status === 400;
}
