import { type FormEvent, useEffect, useState } from "react";
import type { Environment } from "../../../shared/connection.ts";
import { errorText } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { Note } from "../../ui/Note.tsx";
import styles from "./ConnectBakuunForm.module.css";
import { ConnectFields } from "./ConnectFields.tsx";
import { useConnectBakuun } from "./useConnectBakuun.ts";
import { useConnectInputs } from "./useConnectInputs.ts";
import type { AcceptAppState } from "./useConnectionCalls.ts";

interface ConnectBakuunFormProps {
  readonly accept: AcceptAppState;
  readonly onConnected: (name: string) => void;
  readonly onCancel: () => void;
}

export function ConnectBakuunForm({ accept, onConnected, onCancel }: ConnectBakuunFormProps) {
  const { text } = useLanguage();
  const { connect, wrongField, submit } = useConnectBakuun({ accept, onConnected });
  const [environment, setEnvironment] = useState<Environment>("live");
  const { inputs, readWritten, forgetToken } = useConnectInputs(wrongField);
  const isConnecting = connect.state === "connecting";
  useEffect(markLoaded, []);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit({ ...readWritten(), environment }, forgetToken);
  };

  return (
    <form className={classNames(styles, "form")} onSubmit={onSubmit} noValidate>
      <h1>{text("connect.title")}</h1>
      <Note tone="quiet">{text("connect.assumed")}</Note>
      <ConnectFields
        inputs={inputs}
        connect={connect}
        wrongField={wrongField}
        environment={environment}
        onChangeEnvironment={setEnvironment}
      />
      {connect.state === "failed" && wrongField === null && (
        <Note tone="danger" role="alert">
          {errorText(connect.error, text)}
        </Note>
      )}
      <DialogActions>
        <Button onPress={onCancel}>{text("common.cancel")}</Button>
        <Button type="submit" tone="primary" state={isConnecting ? "pending" : "ready"}>
          {text(isConnecting ? "connect.connecting" : "connect.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}
