import { useMemo } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
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
}

export function useConnectionCalls(accept: AcceptAppState): ConnectionCalls {
  const keyrack = useKeyrack();
  const showToast = useShowToast();
  const { text } = useLanguage();

  return useMemo(() => {
    const finish = async (call: Promise<Result<AppState, AppError>>) => {
      const result = await call.catch(() => err<AppError>({ kind: "internal" }));
      accept(result);
      if (!result.ok) showToast({ tone: "failed", text: errorText(result.error, text) });
      return result.ok;
    };
    return {
      connectDemo: () => finish(keyrack.connectDemo()),
      select: (connectionId) => finish(keyrack.selectConnection({ connectionId })),
      remove: (connectionId) => finish(keyrack.removeConnection({ connectionId })),
    };
  }, [keyrack, showToast, text, accept]);
}
