import { useCallback, useState } from "react";
import type { Connection } from "../shared/connection.ts";
import type { RefreshId } from "../shared/refresh.ts";
import { CompanyKeysPage, type KeyWish } from "./features/companyKeys/CompanyKeysPage.tsx";
import { useCompanyKeysCache } from "./features/companyKeys/useCompanyKeysCache.ts";
import type { AcceptAppState } from "./features/connections/useConnectionCalls.ts";
import { CreateKeyDialog } from "./features/createKey/CreateKeyDialog.tsx";
import { SignInMeansContext } from "./language/useErrorText.ts";

interface CompanyKeysWithCreationProps {
  readonly connection: Connection;
  readonly accept: AcceptAppState;
  /** The connection that is asked about and has to stay; null once the question is closed. */
  readonly onHold: (connection: Connection | null) => void;
  /** A replacement is on record: on to where it can be seen. */
  readonly onRecorded: (refreshIds: readonly RefreshId[]) => void;
  readonly onSignIn: () => void;
}

/** The keys of a company, and the question before one more is made. */
export function CompanyKeysWithCreation(props: CompanyKeysWithCreationProps) {
  const { connection, accept, onHold, onRecorded, onSignIn } = props;
  const { connectionId } = connection;
  const { reload } = useCompanyKeysCache();
  const [asked, setAsked] = useState<KeyWish | null>(null);

  const ask = useCallback(
    (wish: KeyWish) => {
      setAsked(wish);
      onHold(connection);
    },
    [onHold, connection],
  );
  const close = useCallback(() => {
    setAsked(null);
    onHold(null);
  }, [onHold]);
  const reloadList = useCallback(() => reload(connectionId), [reload, connectionId]);

  return (
    <SignInMeansContext value="account">
      <CompanyKeysPage connection={connection} accept={accept} onCreate={ask} onSignIn={onSignIn} />
      {asked !== null && (
        <CreateKeyDialog
          connection={connection}
          {...asked}
          onCreated={reloadList}
          onReplaced={({ refreshId }) => {
            close();
            onRecorded([refreshId]);
          }}
          onClose={close}
        />
      )}
    </SignInMeansContext>
  );
}
