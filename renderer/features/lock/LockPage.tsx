import { useEffect, useId } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { ClipboardState } from "../../../shared/clipboardState.ts";
import type { LockReason } from "../../../shared/lock.ts";
import type { Result } from "../../../shared/result.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { BrandMark } from "../../ui/BrandMark.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { useFocusAfterwards } from "../../ui/useFocusAfterwards.ts";
import styles from "./LockPage.module.css";
import { PlainUnlock } from "./PlainUnlock.tsx";
import { UnlockForm } from "./UnlockForm.tsx";
import { useForgetLists } from "./useForgetLists.ts";
import { useUnlock } from "./useUnlock.ts";

interface LockPageProps {
  readonly app: AppState;
  readonly reason: LockReason;
  readonly accept: (result: Result<AppState, AppError>) => void;
  readonly clipboard: ClipboardState["state"];
  readonly onClearClipboard: () => Promise<unknown>;
}

/** All that there is of the page while the app is locked. */
export function LockPage({ app, reason, accept, clipboard, onClearClipboard }: LockPageProps) {
  const { text } = useLanguage();
  const titleId = useId();
  const unlocking = useUnlock(accept);
  const { touchId, passphrase } = app.unlockWays;
  useForgetLists();
  useFocusAfterwards();
  useEffect(markLoaded, []);
  return (
    <main className={classNames(styles, "page")} aria-labelledby={titleId}>
      <div className={classNames(styles, "column")}>
        <BrandMark size={44} />
        <h1 id={titleId} className={classNames(styles, "title")}>
          {text("lock.title")}
        </h1>
        <p className={classNames(styles, "reason")}>
          {reasonText(reason, app.protection.lockAfterMinutes, text)}
        </p>
        <p className={classNames(styles, "meaning")}>
          {text(clipboard === "empty" ? "lock.meaning.cleared" : "lock.meaning")}
        </p>
        {clipboard === "not-cleared" && (
          <div className={classNames(styles, "not-cleared")}>
            <Note tone="warn" role="alert">
              <p>{text("lock.notCleared")}</p>
              <Button onPress={() => void onClearClipboard()}>{text("clipboard.clear")}</Button>
            </Note>
          </div>
        )}
        {touchId || passphrase ? (
          <UnlockForm ways={app.unlockWays} {...unlocking} />
        ) : (
          <PlainUnlock {...unlocking} />
        )}
      </div>
    </main>
  );
}

function reasonText(reason: LockReason, minutes: number | null, text: Text): string {
  if (reason !== "idle") return text(`lock.reason.${reason}`);
  return minutes === null ? text("lock.reason.idle") : text("lock.reason.idleFor", { minutes });
}
