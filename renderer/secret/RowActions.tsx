import type { ReactNode } from "react";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { classNames } from "../ui/classNames.ts";
import { CopyButton } from "./CopyButton.tsx";
import { RevealButton } from "./RevealButton.tsx";
import styles from "./RowActions.module.css";

interface RowActionsProps {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  /** Dots and the last four characters. */
  readonly maskedKey: string;
  /** How the key is called within a sentence, "ARI Post key". */
  readonly name: string;
  readonly isRevealed: boolean;
  readonly onToggleReveal: () => void;
  /** What ends a key or makes another one. */
  readonly children?: ReactNode;
}

/** The buttons at the end of a key's row: Reveal, Copy, and at a distance what changes things. */
export function RowActions(props: RowActionsProps) {
  const { connectionId, keyId, maskedKey, name, isRevealed, onToggleReveal } = props;
  return (
    <div className={classNames(styles, "actions")}>
      <RevealButton name={name} isRevealed={isRevealed} onToggle={onToggleReveal} />
      <CopyButton {...{ connectionId, keyId, maskedKey, name }} />
      <span className={classNames(styles, "gap")} />
      {props.children}
    </div>
  );
}
