import { type SyntheticEvent, useRef, useState } from "react";
import type { AppError } from "../../shared/appError.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { classNames } from "../ui/classNames.ts";
import { useShowToast } from "../ui/ToastProvider.tsx";
import type { KeyPlace } from "./keyRequestOf.ts";
import { MaskedKey } from "./MaskedKey.tsx";
import styles from "./RevealedSecret.module.css";
import { useNothingSelected } from "./useNothingSelected.ts";
import { useReveal } from "./useReveal.ts";

interface RevealedSecretProps extends KeyPlace {
  readonly maskedKey: string;
  readonly onHide: () => void;
}

export function RevealedSecret(props: RevealedSecretProps) {
  const { connectionId, keyId, refreshId, maskedKey, onHide } = props;
  const errorText = useErrorText();
  const showToast = useShowToast();
  const place = useRef<HTMLElement>(null);
  const onFailed = (error: AppError) => {
    showToast({ tone: "failed", text: errorText(error) });
    onHide();
  };
  const hidesAt = useReveal({ connectionId, keyId, refreshId, place, onHide, onFailed });
  const isShown = hidesAt !== null;
  useNothingSelected(isShown);

  return (
    <>
      {!isShown && (
        <span className={classNames(styles, "waiting")} aria-busy="true">
          <MaskedKey maskedKey={maskedKey} />
        </span>
      )}
      <div className={classNames(styles, isShown && "shown")} hidden={!isShown}>
        <code
          ref={place}
          className={classNames(styles, "secret")}
          translate="no"
          onCopy={refuse}
          onCut={refuse}
          onDragStart={refuse}
          onContextMenu={refuse}
        />
        {isShown && <Countdown hidesAtMs={Date.parse(hidesAt)} />}
      </div>
    </>
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
