import { useState } from "react";
import type { Connection, SignInAccount } from "../../../shared/connection.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import styles from "./ConnectionListItem.module.css";
import { NamePattern } from "./NamePattern.tsx";
import type { AcceptAppState } from "./usePassphraseChange.ts";

interface ConnectionListItemProps {
  readonly connection: Connection;
  readonly accept: AcceptAppState;
  readonly onRemove: () => void;
  readonly onSignOut: () => Promise<unknown>;
}

export function ConnectionListItem(props: ConnectionListItemProps) {
  const { connection, accept, onRemove, onSignOut } = props;
  const { text } = useLanguage();
  const { name, signIn } = connection;
  const where = connection.isDemo ? text("settings.connection.demo") : connection.origin;
  return (
    <li className={classNames(styles, "connection")}>
      <EnvironmentBadge connection={connection} look="dot" />
      <span className={classNames(styles, "words")}>
        <strong className={classNames(styles, "name")} title={name}>
          {name}
        </strong>
        <span className={classNames(styles, "about")}>
          {text(`platform.${connection.platform}`)} · {where}
        </span>
        {signIn !== null && (
          <span className={classNames(styles, "about")} title={signIn.email ?? undefined}>
            {accountText(signIn, text)}
          </span>
        )}
      </span>
      <EnvironmentBadge connection={connection} look="tag" />
      <span className={classNames(styles, "actions")}>
        {signIn !== null && <SignOutButton name={name} onSignOut={onSignOut} />}
        <Button label={text("settings.remove.label", { name })} onPress={onRemove}>
          {text("settings.remove")}
        </Button>
      </span>
      <NamePattern connection={connection} accept={accept} />
    </li>
  );
}

/** Whom a connection signs in as; whether it is signed in now only the server can tell. */
function accountText({ way, email }: SignInAccount, text: Text): string {
  if (email !== null) return text("settings.signIn.email", { email });
  return text(`settings.signIn.${way}`);
}

interface SignOutButtonProps {
  readonly name: string;
  readonly onSignOut: () => Promise<unknown>;
}

function SignOutButton({ name, onSignOut }: SignOutButtonProps) {
  const { text } = useLanguage();
  const [isSigningOut, setIsSigningOut] = useState(false);
  const signOut = async () => {
    setIsSigningOut(true);
    await onSignOut();
    setIsSigningOut(false);
  };
  return (
    <Button
      label={text("settings.signOut.label", { name })}
      state={isSigningOut ? "pending" : "ready"}
      onPress={signOut}
    >
      {text("settings.signOut")}
    </Button>
  );
}
