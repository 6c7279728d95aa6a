import { useCallback, useEffect, useState } from "react";
import type { AppError } from "../shared/appError.ts";
import type { AppState } from "../shared/appState.ts";
import type { Result } from "../shared/result.ts";
import { useKeyrack } from "./useKeyrack.ts";

export type AppStateLoad =
  | { readonly state: "loading" }
  | { readonly state: "loaded"; readonly app: AppState }
  | { readonly state: "failed"; readonly error: AppError };

interface AppStateHandle {
  readonly load: AppStateLoad;
  /** Takes over the app state that a call gave back; an error changes nothing. */
  readonly accept: (result: Result<AppState, AppError>) => void;
}

/** The app state as main last told it: asked for once, then followed by its events. */
export function useAppState(): AppStateHandle {
  const keyrack = useKeyrack();
  const [load, setLoad] = useState<AppStateLoad>({ state: "loading" });

  useEffect(() => {
    let isCurrent = true;
    const unsubscribe = keyrack.onAppStateChanged((app) => setLoad({ state: "loaded", app }));
    const showFirst = (first: AppStateLoad) => {
      // An event that came before this answer is newer than it.
      if (isCurrent) setLoad((known) => (known.state === "loading" ? first : known));
    };
    keyrack.getAppState().then(
      (result) =>
        showFirst(
          result.ok
            ? { state: "loaded", app: result.value }
            : { state: "failed", error: result.error },
        ),
      () => showFirst({ state: "failed", error: { kind: "internal" } }),
    );
    return () => {
      isCurrent = false;
      unsubscribe();
    };
  }, [keyrack]);

  const accept = useCallback((result: Result<AppState, AppError>) => {
    if (result.ok) setLoad({ state: "loaded", app: result.value });
  }, []);

  return { load, accept };
}
