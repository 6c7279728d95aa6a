import type {
  ClipboardProtection,
  ClipboardProtectionId,
  ClipboardSeconds,
} from "../../../shared/protection.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./ClipboardProtections.module.css";

interface ClipboardProtectionsProps {
  readonly protections: readonly ClipboardProtection[];
  readonly clipboardSeconds: ClipboardSeconds;
}

/** What holds for a key on the clipboard of this computer, what does not, and what never can. */
export function ClipboardProtections(props: ClipboardProtectionsProps) {
  const { protections, clipboardSeconds } = props;
  const { text } = useLanguage();
  const ofThisSystem = protections.filter(({ state }) => state !== "other-system");
  return (
    <>
      <ul className={classNames(styles, "list")}>
        {ofThisSystem.map(({ id, state }) => {
          const applies = state === "applies";
          const about = applies
            ? aboutText(id, clipboardSeconds, text)
            : text("settings.clipboard.missing.why");
          return (
            <li key={id} className={classNames(styles, "protection", state)}>
              <span className={classNames(styles, "icon")}>
                <Icon name={applies ? "done" : "warning"} />
              </span>
              <span className={classNames(styles, "words")}>
                {text(`settings.clipboard.${id}`)}
                {about !== null && <small className={classNames(styles, "about")}>{about}</small>}
              </span>
              <span className={classNames(styles, "state")}>
                {text(applies ? "settings.clipboard.applies" : "settings.clipboard.missing")}
              </span>
            </li>
          );
        })}
      </ul>
      <p className={classNames(styles, "limits")}>{text("settings.clipboard.limits")}</p>
    </>
  );
}

function aboutText(
  id: ClipboardProtectionId,
  seconds: ClipboardSeconds,
  text: Text,
): string | null {
  if (id === "primary-selection") return text("settings.clipboard.primary-selection.about");
  if (id !== "cleared") return null;
  return seconds === null
    ? text("settings.clipboard.cleared.late")
    : text("settings.clipboard.cleared.after", { seconds });
}
