import { useCallback, useState } from "react";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyKeyRow } from "../../../shared/companyKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { companyKeyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { CopyButton } from "../../secret/CopyButton.tsx";
import { RevealButton } from "../../secret/RevealButton.tsx";
import { SecretPlace } from "../../secret/SecretPlace.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./NewKeys.module.css";

interface NewKeysProps {
  readonly connectionId: ConnectionId;
  readonly rows: readonly CompanyKeyRow[];
}

/** Keys that are new, ready to be taken along; at most one of them is revealed. */
export function NewKeys({ connectionId, rows }: NewKeysProps) {
  const { text } = useLanguage();
  const [revealed, setRevealed] = useState<KeyId | null>(null);
  const hide = useCallback(() => setRevealed(null), []);
  return (
    <ul className={classNames(styles, "keys")} aria-label={text("createKey.newKey")}>
      {rows.map(({ keyId, maskedKey, notes, contactEmail }) => {
        const name = companyKeyName(maskedKey, text);
        const isRevealed = revealed === keyId;
        return (
          <li key={keyId} className={classNames(styles, "key")}>
            <div className={classNames(styles, "secret")}>
              <SecretPlace
                connectionId={connectionId}
                keyId={keyId}
                maskedKey={maskedKey}
                isRevealed={isRevealed}
                onHide={hide}
              />
            </div>
            <RevealButton
              name={name}
              isRevealed={isRevealed}
              onToggle={() => setRevealed(isRevealed ? null : keyId)}
            />
            <CopyButton {...{ connectionId, keyId, maskedKey, name }} />
            {/* Notes that change the direction of writing must not turn the contact around. */}
            <p className={classNames(styles, "about")}>
              <bdi>{notes}</bdi>
              {notes !== "" && contactEmail !== "" && " · "}
              <bdi>{contactEmail}</bdi>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
