import type { ApiKeyRow, Instant, KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { KeyChange } from "../../../shared/refresh.ts";
import { instantOf } from "../instantOf.ts";
import type { Clock } from "../ports.ts";
import type { KeyMemoryStore, RememberedChange, RememberedKey } from "./refreshPorts.ts";

/** .NET's first date, moved by whatever zone, lies before the year 2: it stands for none. */
const yearTwoMs = Date.parse("0002-01-01T00:00:00Z");
/** A platform may round a date in one answer and not in another. */
const sameMomentMs = 1_000;
/** Of keys that a connection's list does not have any more, these many are remembered. */
const mostAbsent = 1_000;

interface WatchDependencies {
  readonly memory: KeyMemoryStore;
  readonly clock: Clock;
  /** Whether a refresh of ours has made this version of a key, or may have; see `mayBeOurs`. */
  readonly isOurs: (
    connectionId: ConnectionId,
    key: Pick<ApiKeyRow, "keyId" | "version">,
  ) => boolean;
  /** `changes` are others now. */
  readonly onChanged: () => void;
}

interface Listed {
  readonly version: string;
  /** When somebody else has refreshed it, until that is acknowledged; null for not. */
  readonly changedAt: Instant | null;
}

/** Notices from list to list, and from run to run, that somebody else has refreshed a key. */
export class KeyWatch {
  readonly #parts: WatchDependencies;
  readonly #keys = new Map<string, RememberedKey>();
  /** Counts lists and refreshes, so that it is known which came first; no clock is. */
  #moment = 0;
  /** When a refresh of ours ended, by key. */
  readonly #tookAt = new Map<string, number>();
  /** What was the version before it. */
  readonly #replacedVersion = new Map<string, string>();
  /** When the list was asked that was looked at last. */
  readonly #listedAt = new Map<ConnectionId, number>();

  constructor(dependencies: WatchDependencies) {
    this.#parts = dependencies;
    for (const key of dependencies.memory.read()) this.#keys.set(nameOf(key), key);
  }

  /** Before a list is asked; `observe` wants it together with the list. */
  begin(): number {
    this.#moment += 1;
    return this.#moment;
  }

  /** A list has come. One that was asked before another that came already tells nothing new. */
  observe(askedAt: number, connectionId: ConnectionId, rows: readonly ApiKeyRow[]): void {
    if (askedAt < (this.#listedAt.get(connectionId) ?? 0)) return;
    this.#listedAt.set(connectionId, askedAt);
    const noticedAt = instantOf(this.#parts.clock.now());
    const seen = rows
      .filter((row) => this.#tellsOf(askedAt, connectionId, row))
      .map((row) => this.#seen(connectionId, row, noticedAt));
    this.#remember(seen, this.#longAbsent(connectionId, rows));
  }

  /** A refresh of ours has made this the present key, or nobody can tell that it was not ours. */
  took(
    connectionId: ConnectionId,
    {
      keyId,
      version,
      created,
      maskedKey,
    }: Pick<RememberedKey, "keyId" | "version" | "created" | "maskedKey">,
  ): void {
    const name = nameOf({ connectionId, keyId });
    const known = this.#keys.get(name);
    this.#tookAt.set(name, this.begin());
    if (known !== undefined && known.version !== version) {
      this.#replacedVersion.set(name, known.version);
    }
    const present = { connectionId, keyId, version, maskedKey, created: toldDate(created) };
    this.#remember([{ ...present, change: null, places: known?.places ?? [] }]);
  }

  /** Keys that somebody else has refreshed, until acknowledged or refreshed by us. */
  get changes(): readonly KeyChange[] {
    return [...this.#keys.values()].flatMap(({ connectionId, keyId, change }) =>
      change === null ? [] : [{ connectionId, keyId, ...change }],
    );
  }

  acknowledge(connectionId: ConnectionId, keyId: KeyId): void {
    const known = this.#keys.get(nameOf({ connectionId, keyId }));
    if (known !== undefined) this.#remember([{ ...known, change: null }]);
  }

  /** What the last list told of a key; null for one that none has told of. */
  listedOf(connectionId: ConnectionId, keyId: KeyId): Listed | null {
    const known = this.#keys.get(nameOf({ connectionId, keyId }));
    if (known === undefined) return null;
    const { version, change } = known;
    return { version, changedAt: change?.changedAt ?? change?.noticedAt ?? null };
  }

  /** Where a key is used, in the user's words, from its last refresh. */
  placesOf(connectionId: ConnectionId, keyId: KeyId): readonly string[] {
    return this.#keys.get(nameOf({ connectionId, keyId }))?.places ?? [];
  }

  /** Of a key that was never listed, nothing is remembered. */
  rememberPlaces(connectionId: ConnectionId, keyId: KeyId, places: readonly string[]): void {
    const known = this.#keys.get(nameOf({ connectionId, keyId }));
    if (known !== undefined) this.#remember([{ ...known, places }]);
  }

  /** Its lists that are still on their way are forgotten, too. */
  forgetConnection(connectionId: ConnectionId): void {
    this.#listedAt.set(connectionId, this.begin());
    this.#remember(
      [],
      [...this.#keys.values()].filter((key) => key.connectionId === connectionId),
    );
  }

  /** Not of a key that is, or was, being refreshed by us while the list was on its way. */
  #tellsOf(askedAt: number, connectionId: ConnectionId, row: ApiKeyRow): boolean {
    const { keyId, version } = row;
    const name = nameOf({ connectionId, keyId });
    const wasAskedBefore = askedAt < (this.#tookAt.get(name) ?? 0);
    // Nor when it was answered from what the platform knew before.
    const isFromBefore = this.#replacedVersion.get(name) === version;
    return !wasAskedBefore && !isFromBefore && !this.#parts.isOurs(connectionId, row);
  }

  #seen(connectionId: ConnectionId, row: ApiKeyRow, noticedAt: Instant): RememberedKey {
    const { keyId, version, maskedKey } = row;
    const created = toldDate(row.created);
    const known = this.#keys.get(nameOf({ connectionId, keyId }));
    if (known === undefined) {
      return { connectionId, keyId, version, created, maskedKey, change: null, places: [] };
    }
    const hasMoved = isOtherDate(known.created, created);
    if (version === known.version && !hasMoved) {
      return { ...known, maskedKey, created: known.created ?? created };
    }
    const { group, access, name } = row;
    const change: RememberedChange = {
      group,
      access,
      name,
      changedAt: hasMoved || known.created === null ? created : null,
      noticedAt,
      oldMaskedKey: known.change?.oldMaskedKey ?? known.maskedKey,
    };
    return { ...known, version, created, maskedKey, change };
  }

  /**
   * Keys that are absent from a list stay remembered with their places, since they may come back;
   * but not without end, for a platform that calls its keys by another id each time.
   */
  #longAbsent(connectionId: ConnectionId, rows: readonly ApiKeyRow[]): readonly RememberedKey[] {
    const listed = new Set(rows.map(({ keyId }) => keyId));
    const absent = [...this.#keys.values()].filter(
      (key) => key.connectionId === connectionId && !listed.has(key.keyId),
    );
    return absent.slice(0, -mostAbsent);
  }

  /** Written only when something is other than it was. */
  #remember(keys: readonly RememberedKey[], gone: readonly RememberedKey[] = []): void {
    const before = (key: RememberedKey) => this.#keys.get(nameOf(key));
    const news = keys.filter((key) => !isSame(before(key), key));
    if (news.length === 0 && gone.length === 0) return;
    const hasOtherChanges =
      news.some((key) => (before(key)?.change ?? null) !== key.change) ||
      gone.some(({ change }) => change !== null);
    for (const key of gone) this.#keys.delete(nameOf(key));
    for (const key of news) this.#keys.set(nameOf(key), key);
    this.#parts.memory.write([...this.#keys.values()]);
    if (hasOtherChanges) this.#parts.onChanged();
  }
}

/** Neither id has a space in it. */
function nameOf({ connectionId, keyId }: Pick<RememberedKey, "connectionId" | "keyId">): string {
  return `${connectionId} ${keyId}`;
}

function toldDate(created: Instant | null): Instant | null {
  return created !== null && Date.parse(created) >= yearTwoMs ? created : null;
}

/** Both are told, and they are not the same. */
function isOtherDate(one: Instant | null, other: Instant | null): boolean {
  if (one === null || other === null) return false;
  return Math.abs(Date.parse(one) - Date.parse(other)) >= sameMomentMs;
}

function isSame(one: RememberedKey | undefined, other: RememberedKey): boolean {
  return (
    one?.version === other.version &&
    one.created === other.created &&
    one.maskedKey === other.maskedKey &&
    one.change === other.change &&
    one.places.length === other.places.length &&
    one.places.every((place, at) => place === other.places[at])
  );
}
