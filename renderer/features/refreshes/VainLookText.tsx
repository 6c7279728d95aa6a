import { useIntl } from "react-intl";
import { useLanguage } from "../../language/useLanguage.ts";
import { reasonText } from "./reasonText.ts";
import type { VainLook } from "./useLook.ts";

/** "Looked at 01:55:52: server fault. Still not known." To the second: the next look is another. */
export function VainLookText({ atMs, error }: VainLook) {
  const { text } = useLanguage();
  const { formatTime } = useIntl();
  const time = formatTime(atMs, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  if (error === null || error === "refresh-outcome-unknown") {
    return text("refreshes.unknown.lookedPlainly", { time });
  }
  return text("refreshes.unknown.looked", { time, reason: reasonText(error, text) });
}
