import type { ReactNode } from "react";
import type { KeychainStatus } from "../../../shared/appState.ts";
import { keychainText } from "../../language/keychainText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./StatusBar.module.css";

interface StatusBarProps {
  readonly keychain: KeychainStatus;
  /** What the clipboard holds. */
  readonly children: ReactNode;
}

/** The line at the foot of the window: where secrets are right now. */
export function StatusBar({ keychain, children }: StatusBarProps) {
  const { text } = useLanguage();
  return (
    <footer className={classNames(styles, "bar")}>
      {children}
      <p className={classNames(styles, "memory")}>
        {text("clipboard.notOnDisk", { keychain: keychainText(keychain, text) })}
      </p>
    </footer>
  );
}
