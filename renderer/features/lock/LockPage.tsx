import { useEffect, useId, useRef } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { ClipboardState } from "../../../shared/clipboardState.ts";
import type { LockReason } from "../../../shared/lock.ts";
import type { Result } from "../../../shared/result.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { BrandMark } from "../../ui/BrandMark.tsx";
import { classNames } from "../../ui/classNames.ts";
import { useFocusAfterwards } from "../../ui/useFocusAfterwards.ts";
import { focusUnlocking } from "./focusUnlocking.ts";
import styles from "./LockPage.module.css";
import { NotCleared } from "./NotCleared.tsx";
import { PlainUnlock } from "./PlainUnlock.tsx";
import { UnlockForm } from "./UnlockForm.tsx";
import { useForgetLists } from "./useForgetLists.ts";
import { useUnlock } from "./useUnlock.ts";

interface LockPageProps {
  readonly app: AppState;
  readonly reason: LockReason;
  readonly accept: (result: Result<AppState, AppError>) => void;
  /** "unknown" until main has told. */
  readonly clipboard: ClipboardState["state"] | "unknown";
  readonly onClearClipboard: () => Promise<Result<ClipboardState, AppError>>;
}

/** All that there is of the page while the app is locked. */
export function LockPage({ app, reason, accept, clipboard, onClearClipboard }: LockPageProps) {
  const { text } = useLanguage();
  const titleId = useId();
  const page = useRef<HTMLElement>(null);
  const unlocking = useUnlock(accept);
  const { touchId, passphrase } = app.unlockWays;
  useForgetLists();
  useFocusAfterwards();
  useEffect(markLoaded, []);
  // At the start nothing was on the clipboard of this run, but another may have left something.
  const isClearedByLock = clipboard === "empty" && reason !== "start";
  return (
    <main ref={page} tabIndex={-1} className={classNames(styles, "page")} aria-labelledby={titleId}>
      <div className={classNames(styles, "column")}>
        <BrandMark size={44} />
        <h1 id={titleId} className={classNames(styles, "title")}>
          {text("lock.title")}
        </h1>
        <p className={classNames(styles, "reason")}>
          {reasonText(reason, app.protection.lockAfterMinutes, text)}
        </p>
        <p className={classNames(styles, "meaning")}>
          {text(isClearedByLock ? "lock.meaning.cleared" : "lock.meaning")}
        </p>
        <NotCleared
          isTold={clipboard === "not-cleared"}
          onClear={onClearClipboard}
          onGone={() => focusUnlocking(page.current)}
        />
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
