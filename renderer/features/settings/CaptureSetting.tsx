import { useLanguage } from "../../language/useLanguage.ts";
import { Switch } from "../../ui/Switch.tsx";
import { SettingRow } from "./SettingRow.tsx";

interface CaptureSettingProps {
  readonly isOn: boolean;
  /** Whether this system can do it at all. */
  readonly isPossible: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Whether the window is kept out of screenshots, or plainly that it can't be. */
export function CaptureSetting({ isOn, isPossible, onChange }: CaptureSettingProps) {
  const { text } = useLanguage();
  const warning = isOn ? null : text("settings.capture.off");
  return (
    <SettingRow
      label={text("settings.capture")}
      hint={isPossible ? text("settings.capture.hint") : null}
      warning={isPossible ? warning : text("settings.capture.unavailable")}
      control={(ids) => (
        <Switch {...ids} isOn={isOn && isPossible} isDisabled={!isPossible} onChange={onChange} />
      )}
    />
  );
}
