import { useCallback, useRef, useState } from "react";
import type { ApiKeyRow, RefreshedKey } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";

export type RefreshState =
  | { readonly state: "asking" }
  | { readonly state: "sending" }
  /** The row that was asked about still holds: the same question may be asked again. */
  | { readonly state: "failed"; readonly error: AppError }
  /** The row may have changed under the question: it must be looked at before asking again. */
  | { readonly state: "outdated"; readonly error: AppError }
  | { readonly state: "done"; readonly refreshed: RefreshedKey };

interface RefreshOptions {
  readonly connectionId: ConnectionId;
  /** The row as the user sees it while confirming; its version guards against a stale yes. */
  readonly row: ApiKeyRow;
  readonly onRefreshed: (refreshed: RefreshedKey) => void;
  readonly onOutdated: () => void;
}

export function useRefresh(options: RefreshOptions): readonly [RefreshState, () => void] {
  const keyrack = useKeyrack();
  const [state, setState] = useState<RefreshState>({ state: "asking" });
  const isUnderWay = useRef(false);
  const { connectionId, row, onRefreshed, onOutdated } = options;
  const { keyId, version } = row;

  const refresh = useCallback(async () => {
    // A state would be too slow here: the second click of a double click comes before it is set.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setState({ state: "sending" });
    const answer = await keyrack.refreshKey({ connectionId, keyId, version }).catch(lost);
    isUnderWay.current = false;
    if (answer.ok) {
      setState({ state: "done", refreshed: answer.value });
      onRefreshed(answer.value);
      return;
    }
    const isOutdated = outdates(answer.error);
    setState({ state: isOutdated ? "outdated" : "failed", error: answer.error });
    if (isOutdated) onOutdated();
  }, [keyrack, connectionId, keyId, version, onRefreshed, onOutdated]);

  return [state, refresh];
}

function outdates({ kind }: AppError): boolean {
  return kind === "key-changed" || kind === "refresh-outcome-unknown" || kind === "key-not-found";
}

/** The call itself threw, so nothing is known of what main did with it. */
function lost(): Result<RefreshedKey, AppError> {
  return err({ kind: "refresh-outcome-unknown" });
}
