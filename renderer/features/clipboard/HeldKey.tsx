import { useIntl } from "react-intl";
import { assertNever } from "../../../shared/assertNever.ts";
import type { ClipboardState } from "../../../shared/clipboardState.ts";
import type { MessageId } from "../../language/messages.ts";
import { secondsUntil } from "../../language/timeTexts.ts";
import { classNames } from "../../ui/classNames.ts";
import { useTicking } from "../../ui/useTicking.ts";
import styles from "./HeldKey.module.css";

interface HeldKeyProps {
  readonly clipboard: ClipboardState;
  readonly keyOnClipboard: string;
}

/** "ARI Post key is on the clipboard · clears in 24 s", "2 keys are …" */
export function HeldKey({ clipboard, keyOnClipboard }: HeldKeyProps) {
  const intl = useIntl();
  const clearsAt = clipboard.state === "holds-key" ? clipboard.clearsAt : null;
  const seconds = useTicking(
    (nowMs) => (clearsAt === null ? 0 : secondsUntil(clearsAt, nowMs)),
    250,
  );
  const content = intl.formatMessage(
    { id: messageOf(clipboard) },
    {
      key: keyOnClipboard,
      count: clipboard.state === "holds-key" ? clipboard.keyCount : 1,
      seconds,
      strong: (chunks) => <strong key="key">{chunks}</strong>,
    },
  );
  const line = <p className={classNames(styles, "text")}>{content}</p>;
  const isAlarm = clipboard.state === "not-cleared";
  return (
    <div className={classNames(styles, "held")}>
      {!isAlarm && line}
      {/* Always there, since only what changes in it is read aloud; the seconds must not be. */}
      <div role="alert">{isAlarm && line}</div>
    </div>
  );
}

function messageOf(clipboard: ClipboardState): MessageId {
  switch (clipboard.state) {
    case "empty":
      return "clipboard.empty";
    case "not-cleared":
      return "clipboard.notCleared";
    case "holds-key":
      if (clipboard.keyCount > 1) {
        return clipboard.clearsAt === null ? "clipboard.staysSeveral" : "clipboard.holdsSeveral";
      }
      return clipboard.clearsAt === null ? "clipboard.stays" : "clipboard.holds";
    default:
      return assertNever(clipboard);
  }
}
