import { type FormEvent, type ReactNode, useEffect } from "react";
import { errorText, type SignInMeans } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { Note } from "../../ui/Note.tsx";
import { BrowserWait } from "./BrowserWait.tsx";
import styles from "./ConnectFrame.module.css";
import type { ConnectAttempt } from "./connectAttempt.ts";

interface ConnectFrameProps {
  readonly title: string;
  readonly attempt: ConnectAttempt<string>;
  readonly means: SignInMeans;
  /** On the button, as long as nothing is under way and while the server is awaited. */
  readonly labels: { readonly submit: string; readonly pending: string };
  /** Where there is no field to begin with. */
  readonly isSubmitFocused?: boolean;
  readonly onSubmit: () => void;
  readonly onGiveUp: () => void;
  readonly onCancel: () => void;
  /** The fields; they keep what is written in them while the browser is open. */
  readonly children: ReactNode;
}

/** The form around the fields of a connection: its title, its failure and its buttons. */
export function ConnectFrame(props: ConnectFrameProps) {
  const { attempt, labels } = props;
  const { text } = useLanguage();
  useEffect(markLoaded, []);
  const isUnderWay = attempt.state === "under-way";
  const inBrowser = isUnderWay && attempt.awaits.who === "person" ? attempt.awaits : null;
  const isAlert = attempt.state === "failed" && isToldAbove(attempt.field);
  const isFirst = props.isSubmitFocused === true && attempt.state === "filling-in";
  // After the browser the buttons are there anew, and the focus has to go somewhere.
  const isBack = attempt.state === "given-up" || (isAlert && attempt.field === null);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };

  return (
    <form className={classNames(styles, "form")} onSubmit={onSubmit} noValidate>
      <h1>{props.title}</h1>
      <div className={classNames(styles, "fields")} hidden={inBrowser !== null}>
        {props.children}
      </div>
      {isAlert && (
        <Note tone="danger" role="alert">
          {errorText(attempt.error, text, props.means)}
        </Note>
      )}
      {inBrowser !== null ? (
        <BrowserWait host={inBrowser.host} onCancel={props.onGiveUp} />
      ) : (
        <DialogActions>
          <Button onPress={props.onCancel}>{text("common.cancel")}</Button>
          <Button
            type="submit"
            tone="primary"
            state={isUnderWay ? "pending" : "ready"}
            autoFocus={isBack || isFirst}
          >
            {isUnderWay ? labels.pending : labels.submit}
          </Button>
        </DialogActions>
      )}
    </form>
  );
}

/** A failure is told at the field that it is about, but a choice has no place for a sentence. */
function isToldAbove(field: string | null): boolean {
  return field === null || field === "way";
}
