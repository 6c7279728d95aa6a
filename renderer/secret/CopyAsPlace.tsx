import { type ReactNode, useMemo } from "react";
import type { AppState } from "../../shared/appState.ts";
import { type CopyAs, CopyAsContext } from "./CopyAsContext.ts";

interface CopyAsPlaceProps {
  readonly app: Pick<AppState, "connections" | "copyChoices">;
  readonly children: ReactNode;
}

/** Tells every Copy button below in what formats it can copy, and in which it does. */
export function CopyAsPlace({ app, children }: CopyAsPlaceProps) {
  const { connections, copyChoices } = app;
  const copyAs = useMemo((): CopyAs => {
    const find = (id: string) => connections.find(({ connectionId }) => connectionId === id);
    return {
      formatsOf: (connectionId) => find(connectionId)?.capabilities.copyFormats ?? [],
      choiceOf: ({ connectionId, keyId }) => {
        // One without a key is for all keys of the connection, whose ids are others in each run.
        const chosen = copyChoices.find(
          (choice) =>
            choice.connectionId === connectionId &&
            (choice.keyId === null || choice.keyId === keyId),
        );
        // What is offered no longer is not done any more either.
        const isOffered = find(connectionId)?.capabilities.copyFormats.some(
          (format) => format === chosen?.format,
        );
        return chosen !== undefined && isOffered === true ? chosen.format : "plain";
      },
    };
  }, [connections, copyChoices]);
  return <CopyAsContext value={copyAs}>{children}</CopyAsContext>;
}
