import { useRef } from "react";
import type { ClipboardState } from "../../../shared/clipboardState.ts";
import { errorText } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import styles from "./ClipboardStatus.module.css";
import { CountdownRing } from "./CountdownRing.tsx";
import { HeldKey } from "./HeldKey.tsx";
import type { useClipboardState } from "./useClipboardState.ts";

interface ClipboardStatusProps {
  readonly clipboard: ClipboardState;
  readonly clear: ReturnType<typeof useClipboardState>["clear"];
  /** "ARI Post key" */
  readonly keyOnClipboard: string;
}

export function ClipboardStatus({ clipboard, clear, keyOnClipboard }: ClipboardStatusProps) {
  const { text } = useLanguage();
  const showToast = useShowToast();
  const place = useRef<HTMLDivElement>(null);

  const clearNow = async () => {
    const answer = await clear();
    if (!answer.ok) {
      showToast({ tone: "failed", text: errorText(answer.error, text) });
    } else if (answer.value.state === "empty") {
      showToast({ tone: "done", text: text("clipboard.cleared") });
      // The button is gone; whoever goes on by keyboard goes on from here.
      place.current?.focus();
    }
  };

  return (
    <div ref={place} tabIndex={-1} className={classNames(styles, "status", clipboard.state)}>
      {clipboard.state === "holds-key" ? (
        <CountdownRing key={clipboard.clearsAt} clearsAt={clipboard.clearsAt} />
      ) : (
        <Icon name={clipboard.state === "empty" ? "clipboard" : "warning"} />
      )}
      <HeldKey clipboard={clipboard} keyOnClipboard={keyOnClipboard} />
      {clipboard.state !== "empty" && <Button onPress={clearNow}>{text("clipboard.clear")}</Button>}
    </div>
  );
}
