import { useState } from "react";
import type { Connection, SignInWay } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { ConnectFrame } from "./ConnectFrame.tsx";
import { hostOf } from "./hostOf.ts";
import styles from "./SignInAgainForm.module.css";
import { SignInFields } from "./SignInFields.tsx";
import type { AcceptAppState } from "./useConnectionCalls.ts";
import { useSignInAgain } from "./useSignInAgain.ts";

interface SignInAgainFormProps {
  readonly connection: Connection;
  readonly accept: AcceptAppState;
  /** It has been told to the user by then. */
  readonly onSignedIn: () => void;
  readonly onCancel: () => void;
}

/** For a connection whose session is over; all else about it stays as it is. */
export function SignInAgainForm(props: SignInAgainFormProps) {
  const { connection, accept, onSignedIn, onCancel } = props;
  const { text } = useLanguage();
  const showToast = useShowToast();
  const { name, origin, signIn } = connection;
  const tell = () => {
    showToast({ tone: "done", text: text("signIn.done", { name }) });
    onSignedIn();
  };
  const again = useSignInAgain({ connection, accept, onSignedIn: tell });
  const [chosenWay, setChosenWay] = useState<SignInWay | null>(null);
  const way = chosenWay ?? signIn?.way ?? "password";
  const email = signIn?.email ?? null;
  const firstField = email === null ? "email" : "password";

  return (
    <ConnectFrame
      title={text("signIn.title", { name })}
      attempt={again.attempt}
      means="account"
      labels={{ submit: text("signIn.submit"), pending: text("signIn.pending") }}
      isSubmitFocused={chosenWay === null && way === "browser"}
      onSubmit={() => void again.signInAgain(way)}
      onGiveUp={again.giveUp}
      onCancel={onCancel}
    >
      <p className={classNames(styles, "server")}>
        <EnvironmentBadge connection={connection} look="badge" />
        <span className={classNames(styles, "host")}>
          {text(`platform.${connection.platform}`)} ·{" "}
          {origin === null ? text("settings.connection.demo") : hostOf(origin)}
        </span>
      </p>
      <SignInFields
        inputs={again.inputs}
        attempt={again.attempt}
        way={way}
        onChangeWay={setChosenWay}
        email={email}
        focused={chosenWay === null ? firstField : null}
      />
    </ConnectFrame>
  );
}
