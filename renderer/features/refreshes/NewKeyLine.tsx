import { useCallback, useState } from "react";
import type { NewKey, Refresh } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { FilesButton } from "../../linkedFiles/FilesButton.tsx";
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
  /** Its connection is in the app; else nothing can be linked to it. */
  readonly isConnected: boolean;
}

/** The new key, masked, to be revealed or copied: as it is held, else as the platform has it. */
export function NewKeyLine({ refresh, newKey, name, isConnected }: NewKeyLineProps) {
  const { text } = useLanguage();
  const [isRevealed, setIsRevealed] = useState(false);
  const hide = useCallback(() => setIsRevealed(false), []);
  const key = {
    connectionId: refresh.connection.connectionId,
    keyId: newKey.keyId,
    refreshId: refresh.refreshId,
  };
  const { group, access, name: nameOnPlatform } = refresh.oldKey;
  const oldKeyNames = { group, access, name: nameOnPlatform };
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
      {isConnected && <FilesButton name={name} place={key} row={{ ...oldKeyNames, ...newKey }} />}
    </div>
  );
}
