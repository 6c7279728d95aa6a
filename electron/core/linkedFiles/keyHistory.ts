import type { Instant, KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId, Environment } from "../../../shared/connection.ts";
import type { KeyReference } from "../../../shared/linkedFile.ts";
import { instantOf } from "../instantOf.ts";
import type { KnownKey } from "../knownKeys.ts";
import type { Clock } from "../ports.ts";
import type { KeyFingerprint } from "../refresh/refreshPorts.ts";
import type { Secret } from "../secret.ts";
import { keptRecords } from "./keptRecords.ts";
import type { KeyRecord } from "./linkedFilePorts.ts";
import type { LinkMemory } from "./linkMemory.ts";
import { isAsBefore, isSameKey, isSameSecret } from "./sameKeyRecord.ts";

export interface KeyHistoryParts {
  readonly memory: LinkMemory;
  readonly fingerprint: KeyFingerprint;
  /** Dots and the last four characters of a secret. */
  readonly maskedKey: (secret: Secret) => string;
  readonly clock: Clock;
  readonly findKnownKey: (connectionId: ConnectionId, keyId: KeyId) => KnownKey | null;
  /** What the last list told of a key; null for one that none has told of. */
  readonly listedKey: (connectionId: ConnectionId, keyId: KeyId) => ListedKey | null;
  /** null for a connection that is not there any more. */
  readonly describeConnection: (connectionId: ConnectionId) => KeyConnection | null;
}

interface ListedKey {
  readonly version: string;
  /** When somebody else has refreshed it; null when nobody has, or that is not known. */
  readonly changedAt: Instant | null;
}

export interface KeyConnection {
  readonly name: string;
  readonly environment: Environment;
  /** "company": ids of keys hold for one run only, and no key dies by another. */
  readonly kind: "groups" | "company";
}

/** A secret that main has in hand. */
export interface SeenKey {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly secret: Secret;
  /** Known of a company key only where its row is at hand. */
  readonly created?: Instant | null;
}

/** Tells keys apart by their fingerprints, the present one of each and those that it has had. */
export class KeyHistory {
  readonly #parts: KeyHistoryParts;
  /** Company keys that the platform listed in this run; there may be a hundred thousand. */
  #listed = new Map<string, KeyRecord>();

  constructor(parts: KeyHistoryParts) {
    this.#parts = parts;
  }

  /**
   * Takes note of a secret.
   *
   * @param isTold the platform itself has just said that it is the present one; else it may be a
   *   former one that somebody still holds.
   */
  async saw(seen: SeenKey, { isTold = false } = {}): Promise<string | null> {
    const fingerprint = await this.#parts.fingerprint(seen.secret);
    const connection = this.#parts.describeConnection(seen.connectionId);
    if (fingerprint === null || connection === null) return fingerprint;
    const record = this.#recordOf(seen, fingerprint, connection);
    const known = this.#remembered(record);
    if (known !== undefined && known.replacedAt !== null && !isTold) return fingerprint;
    this.#remember({ ...record, created: record.created ?? known?.created ?? null });
    return fingerprint;
  }

  /** Company keys as the platform has them, for this run. */
  listed(connectionId: ConnectionId, records: readonly KeyRecord[]): void {
    const others = [...this.#listed].filter(([, known]) => known.connectionId !== connectionId);
    this.#listed = new Map([
      ...others,
      ...records.map((record) => [record.fingerprint, record] as const),
    ]);
  }

  /** It has been replaced by another one that is to be used in its place. */
  replaced(fingerprint: string): void {
    const replacedAt = instantOf(this.#parts.clock.now());
    const keys = this.#parts.memory.keys.map((key) =>
      key.fingerprint === fingerprint && key.replacedAt === null ? { ...key, replacedAt } : key,
    );
    this.#parts.memory.setKeys(keys);
  }

  /** A link is to it, so that it outlasts this run. */
  keep(record: KeyRecord): void {
    if (this.#remembered(record) === undefined) this.#remember(record);
  }

  fingerprints(): ReadonlySet<string> {
    const known = this.#parts.memory.keys.map(({ fingerprint }) => fingerprint);
    return new Set([...known, ...this.#listed.keys()]);
  }

  /** The present record before former ones; null for no key that was ever seen. */
  recordOf(fingerprint: string): KeyRecord | null {
    const records = this.#parts.memory.keys.filter((key) => key.fingerprint === fingerprint);
    const present = records.find(({ replacedAt }) => replacedAt === null);
    return present ?? records[0] ?? this.#listed.get(fingerprint) ?? null;
  }

  /** What a key of a group has now, as far as it is known; null when it never was. */
  presentOf(connectionId: ConnectionId, keyId: KeyId): KeyRecord | null {
    return (
      this.#parts.memory.keys.find(
        (key) =>
          key.connectionId === connectionId && key.keyId === keyId && key.replacedAt === null,
      ) ?? null
    );
  }

  /** A secret that a key has, or has had; null for one that it was never seen with. */
  recordOfKey(wanted: Pick<KeyRecord, "connectionId" | "keyId" | "fingerprint">): KeyRecord | null {
    const remembered = this.#parts.memory.keys.find((key) => isSameSecret(key, wanted));
    const listed = this.#listed.get(wanted.fingerprint);
    const isListed = listed !== undefined && isSameSecret(listed, wanted);
    return remembered ?? (isListed ? listed : null);
  }

  find(fingerprint: string): KeyReference | null {
    const record = this.recordOf(fingerprint);
    return record === null ? null : this.describe(record);
  }

  /** null once its connection is gone. */
  describe(record: KeyRecord): KeyReference | null {
    const { connectionId, keyId, group, access, name, maskedKey, created } = record;
    const connection = this.#parts.describeConnection(connectionId);
    if (connection === null) return null;
    const isCurrent = this.isCurrent(record);
    const changedAt = keyId === null ? null : this.#parts.listedKey(connectionId, keyId)?.changedAt;
    return {
      connectionId,
      connectionName: connection.name,
      environment: connection.environment,
      ...{ keyId, group, access, name, maskedKey, created },
      isCurrent,
      replacedAt: isCurrent ? null : (record.replacedAt ?? changedAt ?? null),
    };
  }

  /** Not when a list has told of a version since that was made elsewhere. */
  isCurrent({ connectionId, keyId, version, replacedAt }: KeyRecord): boolean {
    if (replacedAt !== null) return false;
    const listed = keyId === null ? null : this.#parts.listedKey(connectionId, keyId);
    return listed === null || version === null || listed.version === version;
  }

  #recordOf(
    { connectionId, keyId, secret, created = null }: SeenKey,
    fingerprint: string,
    { kind }: KeyConnection,
  ): KeyRecord {
    const { clock, findKnownKey, listedKey, maskedKey } = this.#parts;
    const known = kind === "groups" ? findKnownKey(connectionId, keyId) : null;
    const isGroups = kind === "groups";
    return {
      connectionId,
      keyId: isGroups ? keyId : null,
      group: known?.group ?? null,
      access: known?.access ?? null,
      name: known?.name ?? null,
      maskedKey: maskedKey(secret),
      created: created ?? this.#listed.get(fingerprint)?.created ?? null,
      fingerprint,
      version: isGroups ? (listedKey(connectionId, keyId)?.version ?? null) : null,
      seenAt: instantOf(clock.now()),
      replacedAt: null,
    };
  }

  #remembered(record: KeyRecord): KeyRecord | undefined {
    return this.#parts.memory.keys.find((key) => isSameSecret(key, record));
  }

  /** Written only when something is other than it was. */
  #remember(seen: KeyRecord): void {
    const { memory } = this.#parts;
    const known = this.#remembered(seen);
    // As it was told of by the last list is what it stays as, whatever is not known now.
    const { group, access, name } = seen.group === null && known !== undefined ? known : seen;
    const record = { ...seen, group, access, name };
    if (known !== undefined && isAsBefore(known, record)) return;
    const replacedAt = this.#replacedAt(record);
    const others = memory.keys.filter((key) => !isSameSecret(key, record));
    const before = others.map((key) =>
      record.keyId !== null && isSameKey(key, record) && key.replacedAt === null
        ? { ...key, replacedAt }
        : key,
    );
    memory.setKeys(keptRecords([...before, record]));
  }

  /** When the secret before this one ended: as the platform tells, else when it was noticed. */
  #replacedAt({ connectionId, keyId, seenAt }: KeyRecord): Instant {
    const listed = keyId === null ? null : this.#parts.listedKey(connectionId, keyId);
    return listed?.changedAt ?? seenAt;
  }
}
