import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConnectionBook } from "../connectionBook.ts";
import type { SavedConnection, SettingsStore } from "../settingsStore.ts";
import type { ConnectAttempt } from "./connectAttempts.ts";

/** Adds a connection and keeps its secrets; neither when the attempt is given up meanwhile. */
export async function addConnection(
  { book, settings }: { book: ConnectionBook; settings: SettingsStore },
  {
    attempt,
    saved,
    keepSecrets,
  }: {
    readonly attempt: ConnectAttempt;
    readonly saved: SavedConnection;
    readonly keepSecrets: () => Promise<void>;
  },
): Promise<Result<ConnectionId, AppError>> {
  const selectedBefore = book.selectedId;
  book.add(saved);
  await keepSecrets();
  // The keychain may have asked for its password meanwhile, and the person removed it again.
  if (attempt.isCurrent() && book.find(saved.connectionId) !== null) return ok(saved.connectionId);
  if (book.selectedId === saved.connectionId) {
    settings.change({ selectedConnectionId: selectedBefore });
  }
  await book.discard(saved);
  return err({ kind: "connecting-cancelled" });
}
