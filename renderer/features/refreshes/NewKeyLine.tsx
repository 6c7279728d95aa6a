import { useCallback, useState } from "react";
import type { NewKey, Refresh } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { CopyButton } from "../../secret/CopyButton.tsx";
import { RevealButton } from "../../secret/RevealButton.tsx";
import { SecretPlace } from "../../secret/SecretPlace.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./NewKeyLine.module.css";

interface NewKeyLineProps {
  readonly refresh: Refresh;
  readonly newKey: NewKey;
  /** How it is called within a sentence, "new ARI Post key". */
  readonly name: string;
}

/** The new key, masked, to be revealed or copied: as it is held, else as the platform has it. */
export function NewKeyLine({ refresh, newKey, name }: NewKeyLineProps) {
  const { text } = useLanguage();
  const [isRevealed, setIsRevealed] = useState(false);
  const hide = useCallback(() => setIsRevealed(false), []);
  const key = {
    connectionId: refresh.connection.connectionId,
    keyId: newKey.keyId,
    refreshId: refresh.refreshId,
  };
  return (
    <div className={classNames(styles, "key")}>
      <span className={classNames(styles, "label")}>{text("refreshes.newKey")}</span>
      <div className={classNames(styles, "secret")}>
        <SecretPlace {...key} maskedKey={newKey.maskedKey} isRevealed={isRevealed} onHide={hide} />
      </div>
      <RevealButton
        name={name}
        isRevealed={isRevealed}
        onToggle={() => setIsRevealed(!isRevealed)}
      />
      <CopyButton {...key} maskedKey={newKey.maskedKey} name={name} />
    </div>
  );
}
