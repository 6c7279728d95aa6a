import type { Instant } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { CompanyId } from "../../../shared/companyKey.ts";
import type {
  NewKey,
  NotRefreshedReason,
  OldKey,
  RefreshedConnection,
  RefreshId,
  RefreshPlace,
  RefreshVerification,
  RunbookId,
} from "../../../shared/refresh.ts";

/**
 * One refresh or replacement as the journal has it on the disk: all that another run needs to find
 * out what became of it, and no secret. Instants are by this computer's clock unless said
 * otherwise; none of them decides anything.
 */
export interface JournalRecord {
  readonly refreshId: RefreshId;
  readonly runbook: RunbookStep | null;
  readonly connection: RefreshedConnection;
  readonly order: JournalOrder;
  readonly oldKey: OldKey;
  /** HMAC of the old key under a salt from the keychain; null while no keychain answers. */
  readonly oldFingerprint: string | null;
  readonly plannedAt: Instant;
  /** From 1, one more a record: which came later, whatever a clock says. */
  readonly ordinal: number;
  readonly progress: JournalProgress;
  readonly places: readonly RefreshPlace[];
  readonly verification: RefreshVerification | null;
}

export interface RunbookStep {
  readonly runbookId: RunbookId;
  /** From 0, the order in which the keys are refreshed. */
  readonly position: number;
}

/** What was asked of the platform. */
export type JournalOrder =
  | {
      readonly way: "invalidates";
      readonly version: string;
      /** A UUID, sent as `Idempotency-Key`: the order sent again is the same order. */
      readonly idempotencyKey: string;
    }
  | {
      readonly way: "replaces";
      readonly companyId: CompanyId | null;
      readonly contactEmail: string;
      readonly notes: string;
      /** Fingerprints of all keys that there were; null while no keychain answers. */
      readonly before: readonly string[] | null;
    };

/** How far it has come. Each is on the disk before what it says goes on. */
export type JournalProgress =
  /** It waits for its turn in a runbook. */
  | { readonly stage: "planned" }
  /** Confirmed; nothing has left. */
  | { readonly stage: "intended" }
  /** The request is about to leave, or has. `error`: why its answer, or the last look, is missing. */
  | {
      readonly stage: "sent";
      readonly sentAt: Instant;
      readonly error: AppError["kind"] | null;
    }
  /** The platform has the new key; the keychain does not have it yet. */
  | ({ readonly stage: "answered" } & JournalOutcome)
  /** The keychain has the new key. */
  | ({ readonly stage: "stored" } & JournalOutcome)
  /** Every place is ticked, and the keychain was told to let go of the new key. */
  | ({ readonly stage: "finished" } & JournalOutcome)
  | {
      readonly stage: "not-refreshed";
      readonly reason: NotRefreshedReason;
      readonly knownAt: Instant;
      readonly error: AppError["kind"] | null;
      /**
       * The version that the list had then: with another one its order may have been carried out
       * late. null when nothing can come of it any more.
       */
      readonly seenVersion: string | null;
    };

interface JournalOutcome {
  readonly newKey: NewKey;
  readonly isCertainlyOurs: boolean;
  /** By the platform's clock; null for a replacement, or when it does not tell. */
  readonly oldKeyDiedAt: Instant | null;
}
