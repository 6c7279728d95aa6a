import type { LanguageSetting } from "../../../shared/appState.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";

const languages: readonly LanguageSetting[] = ["system", "en", "sv"];

interface LanguageSettingsProps {
  readonly language: LanguageSetting;
  readonly onChange: (language: LanguageSetting) => void;
}

export function LanguageSettings({ language, onChange }: LanguageSettingsProps) {
  const { text } = useLanguage();
  return (
    <RadioGroup<LanguageSetting>
      label={text("settings.language")}
      isLabelHidden
      value={language}
      onChange={onChange}
      options={languages.map((value) => ({
        value,
        label: text(`settings.language.${value}`),
        ...(value === "system" ? {} : { lang: value }),
      }))}
    />
  );
}
