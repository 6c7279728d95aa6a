import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { AppState } from "../shared/appState.ts";
import type { Connection } from "../shared/connection.ts";
import type { LinkedFile } from "../shared/linkedFile.ts";
import { KeyFilesDialog } from "./features/keyFiles/KeyFilesDialog.tsx";
import { SignInMeansContext } from "./language/useErrorText.ts";
import { type FilesTarget, KeyFilesContext } from "./linkedFiles/KeyFilesContext.ts";
import { linksByKey, linksOfKey } from "./linkedFiles/linksOfKey.ts";
import { useRevealTurns } from "./secret/RevealTurns.tsx";

interface KeyFilesPlaceProps {
  readonly app: Pick<AppState, "connections" | "linkedFiles">;
  /** The page has to stay what it is while the dialog is open. */
  readonly onHold: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

interface Asked {
  readonly target: FilesTarget;
  /** As it was then: it may go meanwhile. */
  readonly connection: Connection;
}

/** Lets every row below lead to the files of its key, with one dialog for all of them. */
export function KeyFilesPlace({ app, onHold, children }: KeyFilesPlaceProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { linksOf, connectionOf } = useLinks(app);
  const turns = useRevealTurns();

  const open = useCallback(
    (target: FilesTarget) => {
      const connection = connectionOf(target);
      if (connection === null) return;
      // SECURITY: a key that is in plain text is not to stay so behind a dialog.
      turns.take(() => undefined)();
      setAsked({ target, connection });
      onHold(true);
    },
    [connectionOf, turns, onHold],
  );
  const keyFiles = useMemo(() => ({ linksOf, open }), [linksOf, open]);
  const close = () => {
    setAsked(null);
    onHold(false);
  };

  return (
    <KeyFilesContext value={keyFiles}>
      {children}
      {asked !== null && (
        <SignInMeansContext value={asked.connection.signIn === null ? "token" : "account"}>
          <KeyFilesDialog
            connection={asked.connection}
            keyPlace={asked.target.place}
            row={asked.target.row}
            links={linksOf(asked.target)}
            onClose={close}
          />
        </SignInMeansContext>
      )}
    </KeyFilesContext>
  );
}

interface Links {
  readonly linksOf: (target: FilesTarget) => readonly LinkedFile[];
  /** null when it is no longer in the app. */
  readonly connectionOf: (target: FilesTarget) => Connection | null;
}

function useLinks({ connections, linkedFiles }: KeyFilesPlaceProps["app"]): Links {
  const links = useMemo(() => linksByKey(linkedFiles), [linkedFiles]);
  return useMemo(() => {
    const known = new Map(connections.map((connection) => [connection.connectionId, connection]));
    const connectionOf = ({ place }: FilesTarget) => known.get(place.connectionId) ?? null;
    const linksOf = (target: FilesTarget) => {
      const { connectionId, keyId } = target.place;
      const { maskedKey, created } = target.row;
      const isCompanyKey = connectionOf(target)?.capabilities.keys === "company";
      const key = { connectionId, keyId: isCompanyKey ? null : keyId, maskedKey, created };
      return linksOfKey(links, key);
    };
    return { connectionOf, linksOf };
  }, [connections, links]);
}
