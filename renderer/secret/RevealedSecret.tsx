import { type SyntheticEvent, useState } from "react";
import type { KeyId, RevealedSecret as RevealedSecretText } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { classNames } from "../ui/classNames.ts";
import { useShowToast } from "../ui/ToastProvider.tsx";
import { MaskedKey } from "./MaskedKey.tsx";
import styles from "./RevealedSecret.module.css";
import { useNothingSelected } from "./useNothingSelected.ts";
import { useReveal } from "./useReveal.ts";

interface RevealedSecretProps {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly maskedKey: string;
  readonly onHide: () => void;
}

export function RevealedSecret(props: RevealedSecretProps) {
  const { connectionId, keyId, maskedKey, onHide } = props;
  const errorText = useErrorText();
  const showToast = useShowToast();
  const onFailed = (error: AppError) => {
    showToast({ tone: "failed", text: errorText(error) });
    onHide();
  };
  const revealed = useReveal({ connectionId, keyId, onHide, onFailed });

  if (revealed === null) {
    return (
      <span className={classNames(styles, "waiting")} aria-busy="true">
        <MaskedKey maskedKey={maskedKey} />
      </span>
    );
  }
  return (
    <div className={classNames(styles, "shown")}>
      <Shown secret={revealed.secret} />
      <Countdown hidesAtMs={Date.parse(revealed.hidesAt)} />
    </div>
  );
}

interface ShownProps {
  readonly secret: RevealedSecretText;
}

function Shown({ secret }: ShownProps) {
  useNothingSelected();
  return (
    <code
      className={classNames(styles, "secret")}
      translate="no"
      onCopy={refuse}
      onCut={refuse}
      onDragStart={refuse}
      onContextMenu={refuse}
    >
      {secret}
    </code>
  );
}

// SECURITY: a key leaves by its Copy button alone, since only main takes it off the clipboard again.
function refuse(event: SyntheticEvent): void {
  event.preventDefault();
}

interface CountdownProps {
  readonly hidesAtMs: number;
}

/** A line that shrinks until the key is hidden. */
function Countdown({ hidesAtMs }: CountdownProps) {
  const [remainingMs] = useState(() => Math.max(0, hidesAtMs - Date.now()));
  return (
    <span
      className={classNames(styles, "countdown")}
      style={{ animationDuration: `${remainingMs}ms` }}
    />
  );
}
