import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { KeyReference } from "../../../shared/linkedFile.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { ActivityRecorder } from "../activity/activityRecorder.ts";
import { resultOf } from "../activity/resultOf.ts";
import type { FindPlatform } from "../findPlatform.ts";
import { instantOf } from "../instantOf.ts";
import type { CompanyKeyPlatform, GroupKeyPlatform } from "../keyPlatform.ts";
import type { KnownKeys } from "../knownKeys.ts";
import type { Clock } from "../ports.ts";
import { fingerprintsOf } from "../refresh/fingerprintsOf.ts";
import type { KeyWatch } from "../refresh/keyWatch.ts";
import type { KeyFingerprint } from "../refresh/refreshPorts.ts";
import type { Secret } from "../secret.ts";
import type { KeyHistory } from "./keyHistory.ts";
import type { KeyFinder, NotAsked } from "./linkedFilePorts.ts";

interface PresentKeysDependencies {
  readonly history: KeyHistory;
  readonly activity: ActivityRecorder;
  readonly findPlatform: FindPlatform;
  readonly connections: () => readonly {
    readonly connectionId: ConnectionId;
    readonly name: string;
  }[];
  readonly keyWatch: Pick<KeyWatch, "begin" | "observe">;
  readonly knownKeys: Pick<KnownKeys, "remember">;
  readonly fingerprint: KeyFingerprint;
  readonly isLocked: () => boolean;
  readonly clock: Clock;
}

const askedAgainAfterMs = 60_000;

/** Asks the platforms which keys there are now, so that what is found in files can be told. */
export class PresentKeys implements KeyFinder {
  readonly #parts: PresentKeysDependencies;
  readonly #askedAtMs = new Map<ConnectionId, number>();

  constructor(dependencies: PresentKeysDependencies) {
    this.#parts = dependencies;
  }

  fingerprints(): ReadonlySet<string> {
    return this.#parts.history.fingerprints();
  }

  find(fingerprint: string): KeyReference | null {
    return this.#parts.history.find(fingerprint);
  }

  fingerprintOf(secret: Secret): Promise<string | null> {
    return this.#parts.fingerprint(secret);
  }

  async learnPresentKeys(): Promise<readonly NotAsked[]> {
    const asked = this.#parts
      .connections()
      .map(async ({ connectionId, name }): Promise<readonly NotAsked[]> => {
        const learned = await this.#learnOnce(connectionId);
        return learned.ok ? [] : [{ connectionName: name, error: learned.error.kind }];
      });
    return (await Promise.all(asked)).flat();
  }

  /** The same for one connection, however short a time ago it was asked. */
  async learnKeysOf(connectionId: ConnectionId): Promise<Result<void, AppError>> {
    this.#askedAtMs.delete(connectionId);
    return this.#learnOnce(connectionId);
  }

  async #learnOnce(connectionId: ConnectionId): Promise<Result<void, AppError>> {
    const nowMs = this.#parts.clock.now();
    const askedAtMs = this.#askedAtMs.get(connectionId);
    if (askedAtMs !== undefined && nowMs < askedAtMs + askedAgainAfterMs) return ok(undefined);
    const learned = await this.#learn(connectionId);
    if (learned.ok) this.#askedAtMs.set(connectionId, nowMs);
    return learned;
  }

  async #learn(connectionId: ConnectionId): Promise<Result<void, AppError>> {
    if (this.#parts.isLocked()) return { ok: false, error: { kind: "locked" } };
    const platform = this.#parts.findPlatform(connectionId);
    if (!platform.ok) return platform;
    return platform.value.kind === "groups"
      ? this.#learnGroups(connectionId, platform.value)
      : this.#learnCompany(connectionId, platform.value);
  }

  /** A key whose present version was seen before is not asked for once more. */
  async #learnGroups(
    connectionId: ConnectionId,
    platform: GroupKeyPlatform,
  ): Promise<Result<void, AppError>> {
    const { keyWatch, knownKeys } = this.#parts;
    const askedAt = keyWatch.begin();
    const listed = await platform.listKeys();
    if (!listed.ok) return listed;
    keyWatch.observe(askedAt, connectionId, listed.value);
    knownKeys.remember(connectionId, listed.value);
    const unknown = listed.value.filter((row) => !this.#isKnown(connectionId, row));
    const learned = await Promise.all(
      unknown.map((row) => this.#learnKey(connectionId, platform, row)),
    );
    return learned.find((result) => !result.ok) ?? ok(undefined);
  }

  #isKnown(connectionId: ConnectionId, { keyId, version }: ApiKeyRow): boolean {
    return this.#parts.history.presentOf(connectionId, keyId)?.version === version;
  }

  async #learnKey(
    connectionId: ConnectionId,
    platform: GroupKeyPlatform,
    { keyId }: ApiKeyRow,
  ): Promise<Result<void, AppError>> {
    const { activity, history, isLocked } = this.#parts;
    if (isLocked()) return { ok: false, error: { kind: "locked" } };
    const secret = await platform.revealKey(keyId);
    const key = { keyId, secret: secret.ok ? secret.value : null };
    const event = { action: "compare", connectionId, key, result: resultOf(secret) } as const;
    const recorded = await activity.record(event);
    if (!secret.ok) return secret;
    if (!recorded.ok) return recorded;
    await history.saw({ connectionId, keyId, secret: secret.value }, { isTold: true });
    return ok(undefined);
  }

  async #learnCompany(
    connectionId: ConnectionId,
    platform: CompanyKeyPlatform,
  ): Promise<Result<void, AppError>> {
    const { activity, history, clock } = this.#parts;
    const keys = await platform.readCompanyKeys({ companyId: null, activeOnly: false });
    const event = { action: "compare", connectionId, result: resultOf(keys) } as const;
    const recorded = await activity.record(event);
    if (!keys.ok) return keys;
    if (!recorded.ok) return recorded;
    const fingerprints = await fingerprintsOf(this.#parts, keys.value);
    if (fingerprints === null) return { ok: false, error: { kind: "keychain-unavailable" } };
    const seenAt = instantOf(clock.now());
    const records = keys.value.map(({ row }, at) => ({
      connectionId,
      ...{ keyId: null, group: null, access: null, name: null, version: null, replacedAt: null },
      maskedKey: row.maskedKey,
      created: row.created,
      fingerprint: fingerprints[at] ?? "",
      seenAt,
    }));
    history.listed(connectionId, records);
    return ok(undefined);
  }
}
