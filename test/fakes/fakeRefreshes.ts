import type { ApiKeyRow, KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import type { CompanyKeyRow } from "../../shared/companyKey.ts";
import type {
  KeyRequest,
  PrepareRefreshRequest,
  RefreshKeysRequest,
  RefreshRequest,
  ReplaceCompanyKeyRequest,
  RunbookRequest,
  SetRefreshPlacesRequest,
} from "../../shared/contract.ts";
import {
  inUseWithinMs,
  type PreparationId,
  type PreparedKey,
  type Refresh,
  type RefreshConfirmation,
  type RefreshId,
  type RefreshPreparation,
  type RunbookId,
} from "../../shared/refresh.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { fakeRows, liveConnection } from "./fakeAppState.ts";
import { fakeCompanyRow, fakeCompanyRows } from "./fakeCompanyKeys.ts";
import { FakeGuards, inMs } from "./fakeGuards.ts";

/** A refresh that came off, as `AppState` tells of it. */
export function fakeRefresh(change: Partial<Refresh> = {}): Refresh {
  return {
    refreshId: fakeId(1) as RefreshId,
    runbookId: null,
    connection: liveConnection,
    way: "invalidates",
    oldKey: {
      keyId: "ari-post" as KeyId,
      group: "ari" as ApiKeyRow["group"],
      access: "post",
      name: "Post",
      maskedKey: "••••••••••••1f9c",
      created: inMs(-8 * 86_400_000),
      companyId: null,
      contactEmail: "",
      notes: "",
      isRestricted: false,
    },
    progress: {
      state: "refreshed",
      isCertainlyOurs: true,
      oldKeyDiedAt: inMs(0),
      holding: "held",
      isFinished: false,
    },
    newKey: {
      keyId: "ari-post" as KeyId,
      maskedKey: "••••••••••••n3w1",
      created: inMs(0),
      version: "ari-Post-1+",
    },
    places: [],
    verification: null,
    ...change,
  };
}

export function fakeId(count: number): string {
  return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
}

/** Keys and their refreshes: what main does for them, without a platform. */
export class FakeRefreshes extends FakeGuards {
  rows: readonly ApiKeyRow[] = fakeRows(Date.now());
  companyRows: readonly CompanyKeyRow[] = fakeCompanyRows(Date.now());
  /** What has to be typed or unlocked; null for what main would ask for. */
  confirmation: RefreshConfirmation | null = null;
  /** What becomes of a refresh once it is sent; by default it comes off. */
  refreshed: (refresh: Refresh) => Refresh = (refresh) => refresh;

  private prepared: PrepareRefreshRequest | null = null;
  private confirming: RefreshConfirmation | null = null;
  private made = 0;

  prepareRefresh = (request: PrepareRefreshRequest) =>
    this.answer("prepareRefresh", request, (): RefreshPreparation => {
      const rows = request.keys.map(({ keyId }) => this.rowOf(keyId));
      const changed = rows.filter((row, at) => row.version !== request.keys[at]?.version);
      if (changed.length > 0) return { state: "refreshed-elsewhere", rows: changed };
      this.made += 1;
      this.prepared = request;
      const keys = rows.map((row) => this.preparedKeyOf(row, rows));
      this.confirming = this.confirmation ?? this.confirmationOf(keys);
      return {
        state: "ready",
        preparationId: fakeId(this.made) as PreparationId,
        keys,
        confirmation: this.confirming,
        keepsNewKeys: this.app.keychain.state === "available",
      };
    });

  refreshKeys = async (
    request: RefreshKeysRequest,
  ): Promise<Result<readonly Refresh[], AppError>> => {
    const tried = await this.answer("refreshKeys", request, () => undefined);
    if (!tried.ok) return tried;
    const prepared = this.prepared;
    if (prepared === null) return err({ kind: "preparation-expired" });
    const { typed, stepUp } = this.confirming ?? { typed: null, stepUp: null };
    if (typed !== null && request.typed.trim().toUpperCase() !== typed) {
      return err({ kind: "confirmation-refused" });
    }
    if (stepUp === "passphrase" && request.stepUp?.way === "passphrase") {
      const isRight = request.stepUp.passphrase === this.passphrase;
      if (!isRight) return err({ kind: "passphrase-wrong", retryAfterMs: 0 });
    }
    this.prepared = null;
    const runbookId = prepared.keys.length > 1 ? (fakeId(900) as RunbookId) : null;
    const refreshes = prepared.keys.map(({ keyId }) => this.refreshedOf(keyId, runbookId));
    const others = this.app.refreshes.filter(
      ({ runbookId: id, progress }) =>
        id === null || id !== prepared.resumes || progress.state !== "planned",
    );
    this.changeApp({ refreshes: [...others, ...refreshes] });
    return ok(refreshes);
  };

  resolveRefresh = (request: RefreshRequest) =>
    this.answer("resolveRefresh", request, (): Refresh => this.refreshOf(request));

  verifyRefresh = (request: RefreshRequest) =>
    this.answer("verifyRefresh", request, (): Refresh => {
      const verification = { at: inMs(0), result: "ok" } as const;
      return this.changeRefresh(request, () => ({ verification }));
    });

  setRefreshPlaces = (request: SetRefreshPlacesRequest) =>
    this.answer("setRefreshPlaces", request, (): AppState => {
      const { places } = request;
      const isFinished = places.length > 0 && places.every(({ isDone }) => isDone);
      this.changeRefresh(request, ({ progress }) => ({
        places,
        progress: progress.state === "refreshed" ? { ...progress, isFinished } : progress,
      }));
      return this.app;
    });

  dismissRefresh = (request: RefreshRequest) =>
    this.answer("dismissRefresh", request, (): AppState => {
      const isOther = ({ refreshId }: Refresh) => refreshId !== request.refreshId;
      this.changeApp({ refreshes: this.app.refreshes.filter(isOther) });
      return this.app;
    });

  dropRunbook = (request: RunbookRequest) =>
    this.answer("dropRunbook", request, (): AppState => {
      const isKept = ({ runbookId, progress }: Refresh) =>
        runbookId !== request.runbookId || progress.state !== "planned";
      this.changeApp({ refreshes: this.app.refreshes.filter(isKept) });
      return this.app;
    });

  copySupportRequest = (request: RefreshRequest) =>
    this.answer("copySupportRequest", request, () => undefined);

  acknowledgeKeyChange = (request: KeyRequest) =>
    this.answer("acknowledgeKeyChange", request, (): AppState => {
      const isOther = ({ keyId }: { readonly keyId: KeyId }) => keyId !== request.keyId;
      this.changeApp({ keyChanges: this.app.keyChanges.filter(isOther) });
      return this.app;
    });

  replaceCompanyKey = (request: ReplaceCompanyKeyRequest) =>
    this.answer("replaceCompanyKey", request, (): Refresh => {
      const old = this.companyRows.find((row) => row.keyId === request.keyId);
      if (old === undefined) throw new Error(`no row ${request.keyId}`);
      const { contactEmail, notes } = request;
      const change = { contactEmail, notes, allowedIpAddresses: "", created: inMs(0) };
      const row = fakeCompanyRow("n3w1", Date.now(), change);
      this.companyRows = [...this.companyRows, row];
      this.made += 1;
      const { keyId, maskedKey, created, companyId } = old;
      const isRestricted = old.expiry !== null || old.allowedIpAddresses !== "";
      const unnamed = { group: null, access: null, name: null, isRestricted };
      const refresh = this.refreshed(
        fakeRefresh({
          refreshId: fakeId(this.made) as RefreshId,
          connection: this.connectionOf(request),
          way: "replaces",
          oldKey: { ...old, ...unnamed, keyId, maskedKey, created, companyId },
          newKey: { ...row, version: null },
          progress: {
            state: "refreshed",
            isCertainlyOurs: true,
            oldKeyDiedAt: null,
            holding: "held",
            isFinished: false,
          },
        }),
      );
      this.changeApp({ refreshes: [...this.app.refreshes, refresh] });
      return refresh;
    });

  /** As main does when a refresh gets further. */
  changeRefresh(
    { refreshId }: RefreshRequest,
    changeOf: (refresh: Refresh) => Partial<Refresh>,
  ): Refresh {
    this.changeApp({
      refreshes: this.app.refreshes.map((refresh) =>
        refresh.refreshId === refreshId ? { ...refresh, ...changeOf(refresh) } : refresh,
      ),
    });
    return this.refreshOf({ refreshId });
  }

  private refreshOf({ refreshId }: RefreshRequest): Refresh {
    const found = this.app.refreshes.find((refresh) => refresh.refreshId === refreshId);
    if (found === undefined) throw new Error(`no refresh ${refreshId}`);
    return found;
  }

  private rowOf(keyId: KeyId): ApiKeyRow {
    const found = this.rows.find((row) => row.keyId === keyId);
    if (found === undefined) throw new Error(`no row ${keyId}`);
    return found;
  }

  private connectionOf({ connectionId }: Pick<KeyRequest, "connectionId">) {
    const { connections } = this.app;
    return connections.find((known) => known.connectionId === connectionId) ?? liveConnection;
  }

  private preparedKeyOf(row: ApiKeyRow, all: readonly ApiKeyRow[]): PreparedKey {
    const isSibling = (other: ApiKeyRow) => other.group === row.group && !all.includes(other);
    const usedMsAgo = row.lastUsed === null ? null : Date.now() - Date.parse(row.lastUsed);
    const linkedFiles = this.app.linkedFiles
      .filter(({ key }) => key.keyId === row.keyId)
      .map(({ linkId, path, entry }) => ({ linkId, path, entry, problem: null }));
    return { row, siblings: this.rows.filter(isSibling), usedMsAgo, linkedFiles };
  }

  private confirmationOf(keys: readonly PreparedKey[]): RefreshConfirmation {
    const { unlockWays } = this.app;
    const lockedBy = unlockWays.passphrase ? "passphrase" : null;
    const stepUp = unlockWays.touchId ? "touch-id" : lockedBy;
    const connection = this.prepared === null ? liveConnection : this.connectionOf(this.prepared);
    const isInUse = keys.some(({ usedMsAgo }) => usedMsAgo !== null && usedMsAgo < inUseWithinMs);
    const [first, second] = keys;
    if (second !== undefined) {
      return { typed: connection.name.toUpperCase(), because: "several", stepUp };
    }
    const isLive = connection.environment === "live";
    if (first === undefined || (!isLive && !isInUse)) {
      return { typed: null, because: null, stepUp };
    }
    const typed = `${first.row.group} ${first.row.name}`.toUpperCase();
    return { typed, because: isLive ? "live" : "in-use", stepUp };
  }

  private refreshedOf(keyId: KeyId, runbookId: RunbookId | null): Refresh {
    const row = this.rowOf(keyId);
    const version = `${row.version}+`;
    const change = { maskedKey: "••••••••••••n3w1", lastUsed: null, created: inMs(0), version };
    this.made += 1;
    const { group, access, name, maskedKey, created } = row;
    const refresh = this.refreshed(
      fakeRefresh({
        refreshId: fakeId(this.made) as RefreshId,
        runbookId,
        connection: this.prepared === null ? liveConnection : this.connectionOf(this.prepared),
        oldKey: {
          ...{ keyId, group, access, name, maskedKey, created },
          ...{ companyId: null, contactEmail: "", notes: "", isRestricted: false },
        },
        newKey: { keyId, maskedKey: change.maskedKey, created: change.created, version },
      }),
    );
    if (refresh.progress.state === "refreshed") {
      this.rows = this.rows.map((known) => (known === row ? { ...known, ...change } : known));
    }
    return refresh;
  }
}
