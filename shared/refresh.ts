import type { ApiKeyRow, Instant, KeyAccess, KeyGroup, KeyId } from "./apiKey.ts";
import type { AppError } from "./appError.ts";
import type { CompanyId } from "./companyKey.ts";
import type { Connection, ConnectionId } from "./connection.ts";
import type { LinkedFileCheck } from "./linkedFile.ts";

/** One refresh, or one replacement, from the intent until nobody needs its record any more. */
export type RefreshId = string & { readonly brand: "RefreshId" };

/** Several refreshes that were confirmed as one, to be done one after the other. */
export type RunbookId = string & { readonly brand: "RunbookId" };

/** One question before a refresh. It is answered once, within ten minutes. */
export type PreparationId = string & { readonly brand: "PreparationId" };

/** A refresh or replacement as the page knows it: everything but the secrets. */
export interface Refresh {
  readonly refreshId: RefreshId;
  /** null for a key that was refreshed by itself. */
  readonly runbookId: RunbookId | null;
  /** The connection as it was then; it may have been renamed since. */
  readonly connection: RefreshedConnection;
  /** "invalidates": the old key dies at once; "replaces": it goes on until somebody ends it. */
  readonly way: "invalidates" | "replaces";
  readonly oldKey: OldKey;
  readonly progress: RefreshProgress;
  /** The key that came of it; null as long as none is known. */
  readonly newKey: NewKey | null;
  /** Where the old key was used and the new one has to go, in the user's own words. */
  readonly places: readonly RefreshPlace[];
  /** What a call with the new key has shown; null when none was made. */
  readonly verification: RefreshVerification | null;
}

export type RefreshedConnection = Pick<
  Connection,
  "connectionId" | "name" | "platform" | "environment" | "isDemo"
>;

/** The key as it was before. What a platform has no word for is null or "". */
export interface OldKey {
  readonly keyId: KeyId;
  readonly group: KeyGroup | null;
  readonly access: KeyAccess | null;
  readonly name: string | null;
  readonly maskedKey: string;
  readonly created: Instant | null;
  readonly companyId: CompanyId | null;
  readonly contactEmail: string;
  readonly notes: string;
  /** It had allowed addresses or an expiry, which no replacement takes over. */
  readonly isRestricted: boolean;
}

export interface NewKey {
  readonly keyId: KeyId;
  readonly maskedKey: string;
  readonly created: Instant | null;
  /** null on a platform without versions. */
  readonly version: string | null;
}

export type RefreshProgress =
  /** It waits for its turn in a runbook; nothing of it was sent. */
  | { readonly state: "planned" }
  /** It is being sent, or looked into, at this moment. */
  | { readonly state: "under-way" }
  /**
   * It was sent, and no look has told yet what became of it. `error` is why the answer or the last
   * look is missing; null after a run that ended in the middle.
   */
  | {
      readonly state: "unknown";
      readonly sentAt: Instant;
      readonly error: AppError["kind"] | null;
    }
  /** The old key is valid and nothing has changed, as far as it was seen at `knownAt`. */
  | {
      readonly state: "not-refreshed";
      readonly reason: NotRefreshedReason;
      readonly knownAt: Instant;
      /** What stood in the way; null when nothing is known to. */
      readonly error: AppError["kind"] | null;
    }
  | {
      readonly state: "refreshed";
      /** False when it may have been somebody else: the platform could not tell. */
      readonly isCertainlyOurs: boolean;
      /** By the platform's own clock, to the second; null for a replacement, or when not told. */
      readonly oldKeyDiedAt: Instant | null;
      readonly holding: NewKeyHolding;
      /** Every place is ticked: nothing is left to do. */
      readonly isFinished: boolean;
    };

export type NotRefreshedReason =
  /** The request never left. */
  | "not-sent"
  /** The platform refused it. */
  | "refused"
  /** It was sent, its answer was lost, and the platform still lists the old key. */
  | "old-key-listed";

type NewKeyHolding =
  /** The keychain has it until every place is ticked or the user is done. */
  | "held"
  /** The keychain did not take it: the platform is asked for it when it is needed. */
  | "not-held";

/** Where the old key was used, to be ticked once the new one is there. */
export interface RefreshPlace {
  readonly text: string;
  readonly isDone: boolean;
}

export interface RefreshVerification {
  readonly at: Instant;
  /** "ok" when the platform took the new key, else why not. */
  readonly result: "ok" | AppError["kind"];
}

/** The keys that are to be refreshed, as the platform lists them now, and what that takes. */
export type RefreshPreparation =
  | {
      readonly state: "ready";
      readonly preparationId: PreparationId;
      /** In the order in which they will be refreshed. */
      readonly keys: readonly PreparedKey[];
      readonly confirmation: RefreshConfirmation;
      /** False when the keychain does not answer: the new keys would be with the platform only. */
      readonly keepsNewKeys: boolean;
    }
  /** Some were refreshed by somebody else since the page saw them: their rows as they are now. */
  | { readonly state: "refreshed-elsewhere"; readonly rows: readonly ApiKeyRow[] };

export interface PreparedKey {
  readonly row: ApiKeyRow;
  /** The other keys of its group that stay as they are. */
  readonly siblings: readonly ApiKeyRow[];
  /** How long ago it was used by the platform's own clock, in ms; null for never, or not told. */
  readonly usedMsAgo: number | null;
  /** Files that hold it, as far as it is known; each was looked at just now. */
  readonly linkedFiles: readonly LinkedFileCheck[];
}

/** What a person has to do before anything is sent; main holds them to it. */
export interface RefreshConfirmation {
  /** To be typed, in any letter case: "ARI POST"; null when a plain yes does. */
  readonly typed: string | null;
  /** Why it has to be typed. */
  readonly because: "live" | "in-use" | "use-unknown" | "several" | null;
  readonly stepUp: "passphrase" | "touch-id" | null;
}

/** A key that somebody else has refreshed: copies of the old one no longer work. */
export interface KeyChange {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly group: KeyGroup;
  readonly access: KeyAccess;
  readonly name: string;
  /** When, by the platform's clock; null when it does not tell. */
  readonly changedAt: Instant | null;
  /** When the app noticed, by this computer's clock. */
  readonly noticedAt: Instant;
  readonly oldMaskedKey: string;
}

/** A key was used within this time: something would stop. */
export const inUseWithinMs = 24 * 60 * 60 * 1_000;

/** A place is a few words; there are not many of them. */
export const longestPlace = 200;
export const mostPlaces = 50;

/** The most keys that one runbook takes. */
export const mostKeysAtOnce = 50;
