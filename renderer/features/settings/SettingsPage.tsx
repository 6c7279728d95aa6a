import { useEffect } from "react";
import type { AppState, LanguageSetting } from "../../../shared/appState.ts";
import type { Connection } from "../../../shared/connection.ts";
import type { ProtectionSettings } from "../../../shared/protection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { classNames } from "../../ui/classNames.ts";
import { ClipboardProtections } from "./ClipboardProtections.tsx";
import { ConnectionList } from "./ConnectionList.tsx";
import { KeychainSetting } from "./KeychainSetting.tsx";
import { LanguageSettings } from "./LanguageSettings.tsx";
import { ProtectionChoices } from "./ProtectionChoices.tsx";
import styles from "./SettingsPage.module.css";
import { SettingsSection } from "./SettingsSection.tsx";
import { UnlockSettings } from "./UnlockSettings.tsx";
import type { AcceptAppState } from "./usePassphraseChange.ts";

interface SettingsPageProps {
  readonly app: AppState;
  readonly accept: AcceptAppState;
  readonly onSetLanguage: (language: LanguageSetting) => void;
  readonly onSetProtection: (change: Partial<ProtectionSettings>) => void;
  readonly onRemove: (connection: Connection) => void;
  readonly onSignOut: (connection: Connection) => Promise<unknown>;
}

/** Two columns, in a narrow window one below the other. */
export function SettingsPage(props: SettingsPageProps) {
  const { app, accept, onSetLanguage, onSetProtection, onRemove, onSignOut } = props;
  const { text } = useLanguage();
  const { protection, systemProtection } = app;
  useEffect(markLoaded, []);
  return (
    <>
      <h1>{text("settings.title")}</h1>
      <div className={classNames(styles, "columns")}>
        <div className={classNames(styles, "column")}>
          <SettingsSection title={text("settings.language")}>
            <LanguageSettings language={app.language} onChange={onSetLanguage} />
          </SettingsSection>
          <SettingsSection title={text("settings.protection")}>
            <ProtectionChoices
              protection={protection}
              hidesFromCapture={systemProtection.hidesFromCapture}
              onChange={onSetProtection}
            />
          </SettingsSection>
          <SettingsSection title={text("settings.unlocking")}>
            <UnlockSettings app={app} accept={accept} />
          </SettingsSection>
        </div>
        <div className={classNames(styles, "column")}>
          <SettingsSection title={text("settings.clipboard")}>
            <ClipboardProtections
              protections={systemProtection.clipboard}
              clipboardSeconds={protection.clipboardSeconds}
            />
          </SettingsSection>
          <SettingsSection title={text("settings.connections")}>
            <ConnectionList
              connections={app.connections}
              accept={accept}
              onRemove={onRemove}
              onSignOut={onSignOut}
            />
          </SettingsSection>
          <SettingsSection title={text("settings.keychain")}>
            <KeychainSetting keychain={app.keychain} />
          </SettingsSection>
          <SettingsSection title={text("settings.about")}>
            <p>{text("settings.version", { version: app.appVersion })}</p>
          </SettingsSection>
        </div>
      </div>
    </>
  );
}
