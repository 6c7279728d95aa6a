import { useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { ClipboardState } from "../../../shared/clipboardState.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import styles from "./LockPage.module.css";

interface NotClearedProps {
  /** Whether a key could not be cleared from the clipboard. */
  readonly isTold: boolean;
  readonly onClear: () => Promise<Result<ClipboardState, AppError>>;
  /** The button is gone, and the focus with it. */
  readonly onGone: () => void;
}

/** What the lock could not clear. Always there, so that it is read aloud. */
export function NotCleared({ isTold, onClear, onGone }: NotClearedProps) {
  const place = useRef<HTMLDivElement>(null);
  const focusEvents = useFocusHeld(place, onGone);
  return (
    <div ref={place} role="alert" className={classNames(styles, "not-cleared")} {...focusEvents}>
      {isTold && (
        <Note tone="warn">
          <OnceMore onClear={onClear} />
        </Note>
      )}
    </div>
  );
}

function OnceMore({ onClear }: Pick<NotClearedProps, "onClear">) {
  const { text } = useLanguage();
  const [failedTries, setFailedTries] = useState(0);
  const [isTrying, setIsTrying] = useState(false);

  const clearNow = async () => {
    setIsTrying(true);
    const answer = await onClear().catch(() => err<AppError>({ kind: "internal" }));
    setIsTrying(false);
    if (!answer.ok || answer.value.state !== "empty") setFailedTries((tries) => tries + 1);
  };

  return (
    <>
      {/* Another element with every try: the same words are read aloud once more. */}
      <p key={failedTries}>
        {text(failedTries === 0 ? "lock.notCleared" : "lock.notCleared.still")}
      </p>
      <Button state={isTrying ? "pending" : "ready"} onPress={() => void clearNow()}>
        {text("clipboard.clear")}
      </Button>
    </>
  );
}
