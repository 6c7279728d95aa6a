import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { PrepareRefreshRequest } from "../../../shared/contract.ts";
import type {
  PreparedKey,
  RefreshConfirmation,
  RefreshPreparation,
} from "../../../shared/refresh.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { GroupKeyPlatform } from "../keyPlatform.ts";
import { confirmationOf } from "./confirmationOf.ts";
import { isOurVersion } from "./ownChanges.ts";
import { groupPlatformOf } from "./platformOfKind.ts";
import type { Preparations } from "./preparations.ts";
import type { RefreshParts } from "./refreshParts.ts";

interface PrepareParts extends RefreshParts {
  readonly preparations: Preparations;
  /** How somebody unlocks once more; null where a button does. */
  readonly stepUp: () => RefreshConfirmation["stepUp"];
  /** Whether the keychain answers. */
  readonly keepsNewKeys: () => boolean;
}

/** Looks at the keys anew, and says what refreshing them takes. Nothing is changed. */
export async function prepareRefresh(
  parts: PrepareParts,
  { connectionId, keys, resumes }: PrepareRefreshRequest,
): Promise<Result<RefreshPreparation, AppError>> {
  await parts.journal.opened;
  const platform = groupPlatformOf(parts, connectionId);
  if (!platform.ok) return platform;
  const connection = parts.findConnection(connectionId);
  if (connection === null) return err({ kind: "connection-not-found" });
  const seenAt = parts.keyWatch.begin();
  const all = await platform.value.listKeys();
  if (!all.ok) return all;
  parts.keyWatch.observe(seenAt, connectionId, all.value);

  const rows = rowsOf(all.value, keys);
  if (!rows.ok) return rows;
  const { journal } = parts;
  const changed = rows.value.filter(
    (row, at) =>
      row.version !== keys[at]?.version && !isOurVersion(journal, { connectionId, ...row }),
  );
  if (changed.length > 0) return ok({ state: "refreshed-elsewhere", rows: changed });
  if (rows.value.some(({ keyId }) => journal.isUnresolved(connectionId, keyId))) {
    return err({ kind: "refresh-unresolved" });
  }

  const prepared = await Promise.all(
    rows.value.map(async (row) => ({
      ...preparedKey(platform.value, row, all.value, rows.value),
      linkedFiles: await parts.checkFiles(connectionId, row.keyId),
    })),
  );
  const { lastUsed: tellsLastUse } = platform.value.capabilities;
  const asked = confirmationOf({ connection, keys: prepared, tellsLastUse });
  const confirmation = { ...asked, stepUp: parts.stepUp() };
  const question = { connectionId, rows: rows.value, confirmation, resumes };
  const preparationId = parts.preparations.add(question);
  const keepsNewKeys = parts.keepsNewKeys();
  return ok({ state: "ready", preparationId, keys: prepared, confirmation, keepsNewKeys });
}

/** The rows of these keys, in their order; each key is named once. */
function rowsOf(
  listed: readonly ApiKeyRow[],
  keys: PrepareRefreshRequest["keys"],
): Result<readonly ApiKeyRow[], AppError> {
  const named = new Set(keys.map(({ keyId }) => keyId));
  if (named.size < keys.length) return err({ kind: "request-refused" });
  const rows = [...named].flatMap((keyId) => listed.find((row) => row.keyId === keyId) ?? []);
  return rows.length === keys.length ? ok(rows) : err({ kind: "key-not-found" });
}

function preparedKey(
  platform: GroupKeyPlatform,
  row: ApiKeyRow,
  listed: readonly ApiKeyRow[],
  refreshed: readonly ApiKeyRow[],
): Omit<PreparedKey, "linkedFiles"> {
  const siblings = listed.filter(
    (other) => other.group === row.group && !refreshed.includes(other),
  );
  // By the platform's clock: ours may be a day off.
  const nowMs = platform.nowMs();
  const isTold = row.lastUsed !== null && nowMs !== null;
  const usedMsAgo = isTold ? Math.max(0, nowMs - Date.parse(row.lastUsed)) : null;
  return { row, siblings, usedMsAgo };
}
