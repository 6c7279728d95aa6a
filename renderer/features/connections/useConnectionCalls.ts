import { useMemo } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { Connection, ConnectionId } from "../../../shared/connection.ts";
import { err, type Result } from "../../../shared/result.ts";
import { errorText } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";

export type AcceptAppState = (result: Result<AppState, AppError>) => void;

/** Each tells whether it worked; a failure has been told to the user by then. */
interface ConnectionCalls {
  readonly connectDemo: () => Promise<boolean>;
  readonly select: (connectionId: ConnectionId) => Promise<boolean>;
  readonly remove: (connectionId: ConnectionId) => Promise<boolean>;
  readonly signOut: (connection: Connection) => Promise<boolean>;
}

export function useConnectionCalls(accept: AcceptAppState): ConnectionCalls {
  const keyrack = useKeyrack();
  const showToast = useShowToast();
  const { text } = useLanguage();

  return useMemo(() => {
    const finish = async (
      call: Promise<Result<AppState, AppError>>,
      tell = (error: AppError) => errorText(error, text),
    ) => {
      const result = await call.catch(() => err<AppError>({ kind: "internal" }));
      accept(result);
      if (!result.ok) showToast({ tone: toneOf(result.error), text: tell(result.error) });
      return result.ok;
    };
    return {
      connectDemo: () => finish(keyrack.connectDemo()),
      select: (connectionId) => finish(keyrack.selectConnection({ connectionId })),
      remove: (connectionId) => finish(keyrack.removeConnection({ connectionId })),
      signOut: ({ connectionId, name }) =>
        finish(keyrack.signOut({ connectionId }), (error) => {
          const reason = errorText(error, text, "account");
          if (error.kind === "signed-out") return text("signOut.already", { name });
          return isSignedOutHere(error) ? text("signOut.failed", { name, reason }) : reason;
        }),
    };
  }, [keyrack, showToast, text, accept]);
}

/** Who finds nobody signed in any more has what they wanted. */
function toneOf({ kind }: AppError): "done" | "failed" {
  return kind === "signed-out" ? "done" : "failed";
}

/** Main ends the session on this computer first; these failures come before even that. */
function isSignedOutHere({ kind }: AppError): boolean {
  return (
    kind !== "connection-not-found" &&
    kind !== "not-supported" &&
    kind !== "request-refused" &&
    kind !== "internal"
  );
}
