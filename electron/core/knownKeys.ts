import type { ApiKeyRow, KeyAccess, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";

/** What a key is for, where its platform has groups. */
export interface KnownKey {
  readonly group: KeyGroup;
  readonly access: KeyAccess;
  /** The platform's own name of it, "Read". */
  readonly name: string;
}

/** The keys of the lists of this run, so that the activity log can call them by their names. */
export class KnownKeys {
  readonly #keys = new Map<ConnectionId, ReadonlyMap<KeyId, KnownKey>>();

  /** Takes the place of what the connection's last list told. */
  remember(connectionId: ConnectionId, rows: readonly ApiKeyRow[]): void {
    const known = rows.map(
      ({ keyId, group, access, name }) => [keyId, { group, access, name }] as const,
    );
    this.#keys.set(connectionId, new Map(known));
  }

  readonly find = (connectionId: ConnectionId, keyId: KeyId): KnownKey | null =>
    this.#keys.get(connectionId)?.get(keyId) ?? null;
}
