import { type ReactNode, useState } from "react";
import type { Refresh } from "../../../shared/refresh.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { Note } from "../../ui/Note.tsx";
import { useKeyrack } from "../../useKeyrack.ts";
import styles from "./RefreshCard.module.css";
import { type AcceptAppState, useRefreshCall } from "./useRefreshCall.ts";

interface DismissButtonProps {
  readonly refresh: Refresh;
  /** What is written on it. */
  readonly children: string;
  /** The same with the key's name. */
  readonly label: string;
  /** What is asked first; null when nothing is lost by it. */
  readonly question: { readonly title: string; readonly body: ReactNode } | null;
  readonly accept: AcceptAppState;
}

/** Takes a record off the page, for good. */
export function DismissButton(props: DismissButtonProps) {
  const { refresh, children, label, question, accept } = props;
  const { refreshId, connection } = refresh;
  const { text } = useLanguage();
  const errorText = useErrorText();
  const keyrack = useKeyrack();
  const [isAsking, setIsAsking] = useState(false);
  const { isUnderWay, error, call } = useRefreshCall(
    () => keyrack.dismissRefresh({ refreshId }),
    accept,
  );
  const problem = error !== null && (
    <Note tone="danger" role="alert">
      {errorText(error)}
    </Note>
  );

  return (
    <>
      {!isAsking && problem}
      <div className={classNames(styles, "foot")}>
        <Button
          label={label}
          state={isUnderWay && !isAsking ? "pending" : "ready"}
          onPress={question === null ? call : () => setIsAsking(true)}
        >
          {children}
        </Button>
      </div>
      {isAsking && question !== null && (
        <Dialog
          title={question.title}
          badge={<EnvironmentBadge connection={connection} look="badge" />}
          closing={isUnderWay ? "locked" : "by-escape"}
          onClose={() => setIsAsking(false)}
        >
          {question.body}
          {problem}
          <DialogActions>
            <Button
              tone="outlined"
              autoFocus
              state={isUnderWay ? "disabled" : "ready"}
              onPress={() => setIsAsking(false)}
            >
              {text("common.cancel")}
            </Button>
            <Button state={isUnderWay ? "pending" : "ready"} onPress={call}>
              {children}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
