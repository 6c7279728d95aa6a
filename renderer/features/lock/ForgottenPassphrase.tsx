import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./LockPage.module.css";

/** The way out for whoever the settings, which tell it too, are locked away from. */
export function ForgottenPassphrase() {
  const { text } = useLanguage();
  return (
    <details className={classNames(styles, "forgotten")}>
      <summary>{text("lock.forgotten")}</summary>
      <p>{text("passphrase.forgotten")}</p>
    </details>
  );
}
