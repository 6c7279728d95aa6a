import { type ReactNode, useRef } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { ClipboardState } from "../../../shared/clipboardState.ts";
import type { Result } from "../../../shared/result.ts";
import { errorText } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import styles from "./ClipboardStatus.module.css";
import { CountdownRing } from "./CountdownRing.tsx";
import { HeldKey } from "./HeldKey.tsx";
import type { ClipboardHandle } from "./useClipboardState.ts";

interface ClipboardStatusProps extends Pick<ClipboardHandle, "clipboard" | "clear" | "keep"> {
  /** "ARI Post key" */
  readonly keyOnClipboard: string;
}

export function ClipboardStatus(props: ClipboardStatusProps) {
  const { clipboard, clear, keep, keyOnClipboard } = props;
  const { text } = useLanguage();
  const showToast = useShowToast();
  const place = useRef<HTMLDivElement>(null);
  // A button goes when pressed or when time is up; whoever goes on by keyboard goes on from here.
  const focusEvents = useFocusHeld(place, () => place.current?.focus());
  const mayBeKept = clipboard.state === "holds-key" && clipboard.clearsAt !== null;

  /** Tells what went wrong; null then. */
  const stateOf = (answer: Result<ClipboardState, AppError>) => {
    if (answer.ok) return answer.value.state;
    showToast({ tone: "failed", text: errorText(answer.error, text) });
    return null;
  };
  const clearNow = async () => {
    if (stateOf(await clear()) !== "empty") return;
    showToast({ tone: "done", text: text("clipboard.cleared") });
  };
  const keepOn = async () => {
    if (stateOf(await keep()) !== "holds-key") return;
    showToast({ tone: "done", text: text("clipboard.kept") });
  };

  return (
    <div
      ref={place}
      tabIndex={-1}
      className={classNames(styles, "status", clipboard.state)}
      {...focusEvents}
    >
      <StateIcon clipboard={clipboard} />
      <HeldKey clipboard={clipboard} keyOnClipboard={keyOnClipboard} />
      {clipboard.state !== "empty" && <Button onPress={clearNow}>{text("clipboard.clear")}</Button>}
      {mayBeKept && <Button onPress={keepOn}>{text("clipboard.keep")}</Button>}
    </div>
  );
}

interface StateIconProps {
  readonly clipboard: ClipboardState;
}

function StateIcon({ clipboard }: StateIconProps): ReactNode {
  if (clipboard.state === "not-cleared") return <Icon name="warning" />;
  if (clipboard.state === "empty" || clipboard.clearsAt === null) return <Icon name="clipboard" />;
  return <CountdownRing copiedAt={clipboard.copiedAt} clearsAt={clipboard.clearsAt} />;
}
