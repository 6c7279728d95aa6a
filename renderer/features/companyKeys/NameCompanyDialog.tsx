import { type FormEvent, useRef, useState } from "react";
import type { CompanyId } from "../../../shared/companyKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./NameCompanyDialog.module.css";
import { parseCompanyId } from "./parseCompanyId.ts";
import { type AcceptAppState, useCompanyCalls } from "./useCompanyCalls.ts";

interface NameCompanyDialogProps {
  readonly connection: Connection;
  readonly accept: AcceptAppState;
  readonly onNamed: (companyId: CompanyId) => void;
  readonly onClose: () => void;
}

/** Asks which other company is meant, since the platform lists none. */
export function NameCompanyDialog(props: NameCompanyDialogProps) {
  const { connection, accept, onNamed, onClose } = props;
  const { text } = useLanguage();
  const { nameCompany } = useCompanyCalls(connection.connectionId, accept);
  const [problem, setProblem] = useState<"id" | "name" | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const idInput = useRef<HTMLInputElement>(null);
  const nameInput = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    const companyId = parseCompanyId(idInput.current?.value ?? "");
    const name = nameInput.current?.value.trim() ?? "";
    if (companyId === null || name === "") {
      setProblem(companyId === null ? "id" : "name");
      (companyId === null ? idInput : nameInput).current?.focus();
      return;
    }
    setIsSaving(true);
    const isNamed = await nameCompany({ companyId, name });
    setIsSaving(false);
    if (!isNamed) return;
    onNamed(companyId);
    onClose();
  };

  return (
    <Dialog
      title={text("companyKeys.company.title")}
      closing={isSaving ? "locked" : "by-escape"}
      onClose={onClose}
    >
      <form className={classNames(styles, "form")} onSubmit={submit} noValidate>
        <p>
          {text("companyKeys.company.text", {
            platform: text(`platform.${connection.platform}`),
          })}
        </p>
        <TextField
          label={text("companyKeys.company.id")}
          hint={text("companyKeys.company.id.hint")}
          problem={problem === "id" ? text("companyKeys.company.id.problem") : null}
          type="text"
          maxLength={64}
          autoFocus
          inputRef={idInput}
        />
        <TextField
          label={text("companyKeys.company.name")}
          hint={text("companyKeys.company.name.hint")}
          problem={problem === "name" ? text("companyKeys.company.name.problem") : null}
          type="text"
          maxLength={80}
          inputRef={nameInput}
        />
        <DialogActions>
          <Button state={isSaving ? "disabled" : "ready"} onPress={onClose}>
            {text("common.cancel")}
          </Button>
          <Button type="submit" tone="primary" state={isSaving ? "pending" : "ready"}>
            {text("companyKeys.company.show")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
