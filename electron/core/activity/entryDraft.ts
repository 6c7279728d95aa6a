import type { ActivityEntry, ActivityKey } from "../../../shared/activity.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { ConnectionFacts } from "../describeConnection.ts";
import { instantOf } from "../instantOf.ts";
import type { KnownKey } from "../knownKeys.ts";
import type { Clock } from "../ports.ts";
import type { ActivitySecrets } from "./activityPorts.ts";
import type { ActivityEvent } from "./activityRecorder.ts";
import type { EntryDraft } from "./activityWriter.ts";

/** What an entry tells besides the event itself. */
export interface EntrySources {
  readonly clock: Clock;
  readonly secrets: ActivitySecrets;
  /** Who is logged in to the computer. */
  readonly osUser: string;
  readonly describeConnection: (connectionId: ConnectionId) => ConnectionFacts | null;
  readonly findKnownKey: (connectionId: ConnectionId, keyId: KeyId) => KnownKey | null;
}

/** The entry of an event as things are now; only the fingerprint waits for its salt. */
export function draftEntry(sources: EntrySources, event: ActivityEvent): EntryDraft {
  const { action, connectionId, result, details } = event;
  const connection = connectionId === undefined ? null : sources.describeConnection(connectionId);
  // SECURITY: ids are words of the page, which could write down there what it was shown.
  const isKnown = connection !== null || action === "remove-connection";
  const entry: Omit<ActivityEntry, "seq" | "key" | "isProtected"> = {
    at: instantOf(sources.clock.now()),
    osUser: sources.osUser,
    account: connection?.account ?? null,
    action,
    connectionId: (isKnown ? connectionId : null) ?? null,
    connectionName: connection?.name ?? null,
    environment: connection?.environment ?? null,
    result,
    details: details ?? null,
  };
  const keyFor = draftKey(sources, event);
  return (salt) => ({ ...entry, key: keyFor(salt) });
}

function draftKey(
  { secrets, findKnownKey }: EntrySources,
  { connectionId, key }: ActivityEvent,
): (salt: Parameters<EntryDraft>[0]) => ActivityKey | null {
  if (key === undefined) return () => null;
  const { keyId, secret } = key;
  const known = connectionId === undefined ? null : findKnownKey(connectionId, keyId);
  const group = known?.group ?? null;
  const access = known?.access ?? null;
  if (secret === null) {
    const knownId = known === null ? null : keyId;
    return () => ({ keyId: knownId, group, access, fingerprint: null, maskedKey: null });
  }
  const maskedKey = secrets.maskedKey(secret);
  return (salt) => {
    const fingerprint = salt === null ? null : secrets.fingerprint(salt, secret);
    return { keyId, group, access, fingerprint, maskedKey };
  };
}
