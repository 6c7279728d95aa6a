import type { AppState, Locale } from "../shared/appState.ts";
import { AppShell } from "./AppShell.tsx";
import { Crashed } from "./Crashed.tsx";
import type { AcceptAppState } from "./features/connections/useConnectionCalls.ts";
import { LockedApp } from "./LockedApp.tsx";
import { errorText } from "./language/errorText.ts";
import { LanguageProvider } from "./language/LanguageProvider.tsx";
import { useLanguage } from "./language/useLanguage.ts";
import { SetAsideSeen } from "./SetAsideSeen.tsx";
import { RevealTurnsProvider } from "./secret/RevealTurns.tsx";
import { UnrecordedQuestion } from "./secret/UnrecordedQuestion.tsx";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { ToastProvider } from "./ui/ToastProvider.tsx";
import { type AppStateLoad, useAppState } from "./useAppState.ts";
import { useShellPlace } from "./useShellPlace.ts";

/** The whole page: the app state, its language, and what may stand in the way of both. */
export function App() {
  const { load, accept } = useAppState();
  if (load.state === "loading") return null;
  return (
    <LanguageProvider locale={localeOf(load)}>
      <ErrorBoundary fallback={<Crashed />}>
        {load.state === "loaded" ? (
          <SetAsideSeen>
            <LoadedApp app={load.app} accept={accept} />
          </SetAsideSeen>
        ) : (
          <AppStateFailed load={load} />
        )}
      </ErrorBoundary>
    </LanguageProvider>
  );
}

interface LoadedAppProps {
  readonly app: AppState;
  readonly accept: AcceptAppState;
}

/**
 * SECURITY: while the app is locked there is nothing but the lock page. All that keys, toasts and
 * questions live in is taken away with the page itself, and what still comes for it finds nobody.
 */
function LoadedApp({ app, accept }: LoadedAppProps) {
  const { start, leave } = useShellPlace(app);
  if (app.lock.state === "locked") {
    return <LockedApp app={app} reason={app.lock.reason} accept={accept} />;
  }
  return (
    <ToastProvider>
      <RevealTurnsProvider>
        <UnrecordedQuestion accept={accept}>
          <AppShell app={app} accept={accept} start={start} onLeave={leave} />
        </UnrecordedQuestion>
      </RevealTurnsProvider>
    </ToastProvider>
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
