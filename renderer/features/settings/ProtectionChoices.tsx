import {
  clipboardSecondsChoices,
  defaultProtection,
  lockAfterMinutesChoices,
  type ProtectionSettings,
  revealSecondsChoices,
} from "../../../shared/protection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { CaptureSetting } from "./CaptureSetting.tsx";
import { ChoiceSetting } from "./ChoiceSetting.tsx";

interface ProtectionChoicesProps {
  readonly protection: ProtectionSettings;
  /** Whether this system can keep a window out of screenshots. */
  readonly hidesFromCapture: boolean;
  readonly onChange: (change: Partial<ProtectionSettings>) => void;
}

/** For how long a key may be seen and stay on the clipboard, and the app open. */
export function ProtectionChoices(props: ProtectionChoicesProps) {
  const { protection, hidesFromCapture, onChange } = props;
  const { text } = useLanguage();
  const never = text("settings.never");
  const secondsText = (seconds: number | null) =>
    seconds === null ? never : text("settings.seconds", { seconds });
  const minutesText = (minutes: number | null) =>
    minutes === null ? never : text("settings.minutes", { minutes });
  const { revealSeconds, clipboardSeconds, lockAfterMinutes } = defaultProtection;

  return (
    <>
      <ChoiceSetting
        label={text("settings.reveal")}
        hint={text("settings.reveal.hint", { usual: secondsText(revealSeconds) })}
        warning={null}
        choices={revealSecondsChoices}
        value={protection.revealSeconds}
        textOf={secondsText}
        onChange={(seconds) => onChange({ revealSeconds: seconds })}
      />
      <ChoiceSetting
        label={text("settings.clear")}
        hint={text("settings.clear.hint", { usual: secondsText(clipboardSeconds) })}
        warning={protection.clipboardSeconds === null ? text("settings.clear.never") : null}
        choices={clipboardSecondsChoices}
        value={protection.clipboardSeconds}
        textOf={secondsText}
        onChange={(seconds) => onChange({ clipboardSeconds: seconds })}
      />
      <ChoiceSetting
        label={text("settings.lock")}
        hint={text("settings.lock.hint", { usual: minutesText(lockAfterMinutes) })}
        warning={protection.lockAfterMinutes === null ? text("settings.lock.never") : null}
        choices={lockAfterMinutesChoices}
        value={protection.lockAfterMinutes}
        textOf={minutesText}
        onChange={(minutes) => onChange({ lockAfterMinutes: minutes })}
      />
      <CaptureSetting
        isOn={protection.hideFromCapture}
        isPossible={hidesFromCapture}
        onChange={(hideFromCapture) => onChange({ hideFromCapture })}
      />
    </>
  );
}
