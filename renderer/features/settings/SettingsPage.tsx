import { useEffect } from "react";
import type { AppState, LanguageSetting } from "../../../shared/appState.ts";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { ConnectionList } from "./ConnectionList.tsx";
import { KeychainSetting } from "./KeychainSetting.tsx";
import { SettingsSection } from "./SettingsSection.tsx";

const languages: readonly LanguageSetting[] = ["system", "en", "sv"];

interface SettingsPageProps {
  readonly app: AppState;
  readonly onSetLanguage: (language: LanguageSetting) => void;
  readonly onRemove: (connection: Connection) => void;
  readonly onSignOut: (connection: Connection) => Promise<unknown>;
}

export function SettingsPage({ app, onSetLanguage, onRemove, onSignOut }: SettingsPageProps) {
  const { text } = useLanguage();
  useEffect(markLoaded, []);
  return (
    <>
      <h1>{text("settings.title")}</h1>
      <SettingsSection title={text("settings.language")}>
        <RadioGroup<LanguageSetting>
          label={text("settings.language")}
          isLabelHidden
          value={app.language}
          onChange={onSetLanguage}
          options={languages.map((value) => ({
            value,
            label: text(`settings.language.${value}`),
            ...(value === "system" ? {} : { lang: value }),
          }))}
        />
      </SettingsSection>
      <SettingsSection title={text("settings.connections")}>
        <ConnectionList connections={app.connections} onRemove={onRemove} onSignOut={onSignOut} />
      </SettingsSection>
      <SettingsSection title={text("settings.keychain")}>
        <KeychainSetting keychain={app.keychain} />
      </SettingsSection>
      <SettingsSection title={text("settings.about")}>
        <p>{text("settings.version", { version: app.appVersion })}</p>
      </SettingsSection>
    </>
  );
}
