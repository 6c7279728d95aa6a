import { type FormEvent, useRef, useState } from "react";
import type { Connection } from "../../../shared/connection.ts";
import { namePatternShape, namePlaceholders } from "../../../shared/copyFormat.ts";
import { nameOfKey } from "../../../shared/nameOfKey.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./NamePatternDialog.module.css";
import type { AcceptAppState } from "./usePassphraseChange.ts";
import { useSetNamePattern } from "./useSetNamePattern.ts";

interface NamePatternDialogProps {
  readonly connection: Connection;
  readonly accept: AcceptAppState;
  readonly onClose: () => void;
}

/** Asks for the pattern, and shows as it is typed what a name becomes. */
export function NamePatternDialog({ connection, accept, onClose }: NamePatternDialogProps) {
  const { text } = useLanguage();
  const { name, namePattern, isNamePatternDefault } = connection;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(namePattern);
  const [isTried, setIsTried] = useState(false);
  const { isSaving, save } = useSetNamePattern({ connection, accept, onDone: onClose });
  const isValid = namePatternShape.test(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (isValid) void save(typed);
    else field.current?.focus();
  };

  return (
    <Dialog
      title={text("settings.names.title", { name })}
      closing={isSaving ? "locked" : "by-escape"}
      onClose={onClose}
    >
      <form
        className={classNames(styles, "form")}
        noValidate
        onSubmit={submit}
        onInput={() => setTyped(field.current?.value ?? "")}
      >
        <p>{text("settings.names.about", { words: placeholders })}</p>
        <TextField
          label={text("settings.names.pattern")}
          hint={
            isValid ? text("settings.names.example", { example: exampleOf(connection, typed) }) : ""
          }
          problem={isTried && !isValid ? text("settings.names.problem") : null}
          type="text"
          maxLength={120}
          initialText={namePattern}
          autoFocus
          isReadOnly={isSaving}
          isProblemSpoken
          inputRef={field}
        />
        <DialogActions>
          {!isNamePatternDefault && (
            <Button state={isSaving ? "disabled" : "ready"} onPress={() => save(null)}>
              {text("settings.names.reset")}
            </Button>
          )}
          <Button state={isSaving ? "disabled" : "ready"} onPress={onClose}>
            {text("common.cancel")}
          </Button>
          <Button type="submit" tone="primary" state={isSaving ? "pending" : "ready"}>
            {text("settings.names.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

const placeholders = namePlaceholders.map((word) => `{${word}}`).join(" ");

/** The name of one of the connection's keys; a company key has no group and no access. */
function exampleOf({ platform, name, environment, capabilities }: Connection, pattern: string) {
  const hasGroups = capabilities.keys === "groups";
  const key = hasGroups ? { group: "ari", access: "post" } : { group: "", access: "" };
  return nameOfKey(pattern, { platform, connection: name, environment, ...key });
}
