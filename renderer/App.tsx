import type { Locale } from "../shared/appState.ts";
import { AppShell } from "./AppShell.tsx";
import { Crashed } from "./Crashed.tsx";
import { errorText } from "./language/errorText.ts";
import { LanguageProvider } from "./language/LanguageProvider.tsx";
import { useLanguage } from "./language/useLanguage.ts";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { ToastProvider } from "./ui/ToastProvider.tsx";
import { type AppStateLoad, useAppState } from "./useAppState.ts";

/** The whole page: the app state, its language, and what may stand in the way of both. */
export function App() {
  const { load, accept } = useAppState();
  if (load.state === "loading") return null;
  return (
    <LanguageProvider locale={localeOf(load)}>
      <ErrorBoundary fallback={<Crashed />}>
        <ToastProvider>
          {load.state === "loaded" ? (
            <AppShell app={load.app} accept={accept} />
          ) : (
            <AppStateFailed load={load} />
          )}
        </ToastProvider>
      </ErrorBoundary>
    </LanguageProvider>
  );
}

interface AppStateFailedProps {
  readonly load: Extract<AppStateLoad, { readonly state: "failed" }>;
}

function AppStateFailed({ load }: AppStateFailedProps) {
  const { text } = useLanguage();
  return <Crashed explanation={errorText(load.error, text)} />;
}

function localeOf(load: AppStateLoad): Locale {
  if (load.state === "loaded") return load.app.locale;
  return navigator.language.startsWith("sv") ? "sv" : "en";
}
