import { type ReactNode, useEffect } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { IntlProvider } from "react-intl";
import type { Locale } from "../../shared/appState.ts";
import { messages } from "./messages.ts";

/** English is written with the dates of an international reader: 12 Mar 2026, 16:20. */
const formattingLocales: Readonly<Record<Locale, string>> = { en: "en-GB", sv: "sv-SE" };

interface LanguageProviderProps {
  readonly locale: Locale;
  readonly children: ReactNode;
}

export function LanguageProvider({ locale, children }: LanguageProviderProps) {
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const formattingLocale = formattingLocales[locale];
  return (
    <IntlProvider locale={formattingLocale} messages={messages[locale]}>
      <I18nProvider locale={formattingLocale}>{children}</I18nProvider>
    </IntlProvider>
  );
}
