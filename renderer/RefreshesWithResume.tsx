import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiKeyRow } from "../shared/apiKey.ts";
import type { AppError } from "../shared/appError.ts";
import type { AppState } from "../shared/appState.ts";
import type { Connection, ConnectionId } from "../shared/connection.ts";
import type { Refresh, RefreshId, RunbookId } from "../shared/refresh.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { AcceptAppState } from "./features/connections/useConnectionCalls.ts";
import type { KeysLoad } from "./features/keys/keysLoad.ts";
import { keysQueryKey } from "./features/keys/useKeys.ts";
import { RefreshRunbookDialog } from "./features/refresh/RefreshRunbookDialog.tsx";
import { RefreshesPage } from "./features/refreshes/RefreshesPage.tsx";
import { useErrorText } from "./language/useErrorText.ts";
import { useLanguage } from "./language/useLanguage.ts";
import { useShowToast } from "./ui/ToastProvider.tsx";
import { useAfterRefresh } from "./useAfterRefresh.ts";
import { useKeyrack } from "./useKeyrack.ts";

interface RefreshesWithResumeProps {
  readonly app: AppState;
  readonly accept: AcceptAppState;
  /** Those that a person has just confirmed; none for whoever comes to look. */
  readonly recorded: readonly RefreshId[];
  readonly onRecorded: (refreshIds: readonly RefreshId[]) => void;
  readonly onGoToKeys: () => void;
}

/** The page of refreshes, and the question before a stopped runbook goes on. */
export function RefreshesWithResume(props: RefreshesWithResumeProps) {
  const { app, accept, recorded, onRecorded, onGoToKeys } = props;
  const { text } = useLanguage();
  const errorText = useErrorText();
  const showToast = useShowToast();
  const askRows = useRows();
  const [resuming, setResuming] = useState<Resuming | null>(null);

  const resume = async (runbookId: RunbookId, steps: readonly Refresh[]) => {
    const connection = app.connections.find(
      ({ connectionId }) => connectionId === steps[0]?.connection.connectionId,
    );
    if (connection === undefined) return;
    const listed = await askRows(connection.connectionId);
    if (!listed.ok) {
      showToast({ tone: "failed", text: errorText(listed.error) });
      return;
    }
    const rows = steps.flatMap(({ oldKey }) =>
      listed.value.filter(({ keyId }) => keyId === oldKey.keyId),
    );
    if (rows.length > 0) setResuming({ connection, runbookId, rows });
    else showToast({ tone: "failed", text: text("refreshes.runbook.notListed") });
  };

  return (
    <>
      <RefreshesPage {...{ app, accept, recorded, onGoToKeys }} onResume={resume} />
      {resuming !== null && (
        <ResumeDialog
          {...resuming}
          onRecorded={(refreshIds) => {
            setResuming(null);
            onRecorded(refreshIds);
          }}
          onClose={() => setResuming(null)}
        />
      )}
    </>
  );
}

interface Resuming {
  readonly connection: Connection;
  readonly runbookId: RunbookId;
  readonly rows: readonly ApiKeyRow[];
}

interface ResumeDialogProps extends Resuming {
  readonly onRecorded: (refreshIds: readonly RefreshId[]) => void;
  readonly onClose: () => void;
}

function ResumeDialog({ runbookId, ...question }: ResumeDialogProps) {
  const onEnded = useAfterRefresh(question.connection.connectionId);
  return <RefreshRunbookDialog {...question} resumes={runbookId} onEnded={onEnded} />;
}

/** The keys of a connection as they were last listed, else as the platform has them now. */
function useRows(): (
  connectionId: ConnectionId,
) => Promise<Result<readonly ApiKeyRow[], AppError>> {
  const keyrack = useKeyrack();
  const queryClient = useQueryClient();
  return async (connectionId) => {
    const load = queryClient.getQueryData<KeysLoad>(keysQueryKey(connectionId));
    if (load?.state === "loaded") return ok(load.list.rows);
    const answer = await keyrack
      .listKeys({ connectionId })
      .catch(() => err<AppError>({ kind: "internal" }));
    return answer.ok ? ok(answer.value.rows) : answer;
  };
}
