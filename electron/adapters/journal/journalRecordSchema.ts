import { z } from "zod";
import type { AppError } from "../../../shared/appError.ts";
import type { CompanyId } from "../../../shared/companyKey.ts";
import type { RefreshId, RunbookId } from "../../../shared/refresh.ts";
import { isActivityResult } from "../../core/activity/isActivityResult.ts";
import type { JournalRecord } from "../../core/refresh/journalRecord.ts";
import { storedFields } from "../storedFields.ts";

const { access, connectionId, group, instant, keyId, uuid, version } = storedFields;
const companyId = z
  .string()
  .regex(/^(?![0-]+$)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((text) => text as CompanyId);
const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);
const errorKind = z.custom<AppError["kind"]>((value) => value !== "ok" && isActivityResult(value));

const oldKey = z.strictObject({
  keyId,
  group: group.nullable(),
  access: access.nullable(),
  name: z.string().nullable(),
  maskedKey: z.string(),
  created: instant.nullable(),
  companyId: companyId.nullable(),
  contactEmail: z.string(),
  notes: z.string(),
  isRestricted: z.boolean(),
});

const order = z.discriminatedUnion("way", [
  z.strictObject({ way: z.literal("invalidates"), version, idempotencyKey: uuid }),
  z.strictObject({
    way: z.literal("replaces"),
    companyId: companyId.nullable(),
    contactEmail: z.string(),
    notes: z.string(),
    before: z.array(fingerprint).nullable(),
  }),
]);

const outcome = {
  newKey: z.strictObject({
    keyId,
    maskedKey: z.string(),
    created: instant.nullable(),
    version: version.nullable(),
  }),
  isCertainlyOurs: z.boolean(),
  oldKeyDiedAt: instant.nullable(),
};

const progress = z.discriminatedUnion("stage", [
  z.strictObject({ stage: z.literal("planned") }),
  z.strictObject({ stage: z.literal("intended") }),
  z.strictObject({ stage: z.literal("sent"), sentAt: instant, error: errorKind.nullable() }),
  z.strictObject({ stage: z.literal("answered"), ...outcome }),
  z.strictObject({ stage: z.literal("stored"), ...outcome }),
  z.strictObject({ stage: z.literal("finished"), ...outcome }),
  z.strictObject({
    stage: z.literal("not-refreshed"),
    reason: z.enum(["not-sent", "refused", "old-key-listed"]),
    knownAt: instant,
    error: errorKind.nullable(),
    seenVersion: version.nullable(),
  }),
]);

/** A record as it must be; anything else is set aside, never guessed at. */
export const journalRecordSchema: z.ZodType<JournalRecord> = z.strictObject({
  refreshId: uuid.transform((text) => text as RefreshId),
  runbook: z
    .strictObject({
      runbookId: uuid.transform((text) => text as RunbookId),
      position: z.int().min(0),
    })
    .nullable(),
  connection: z.strictObject({
    connectionId,
    name: z.string(),
    platform: z.enum(["bakuun", "bokamera"]),
    environment: z.enum(["live", "sandbox"]),
    isDemo: z.boolean(),
  }),
  order,
  oldKey,
  oldFingerprint: fingerprint.nullable(),
  plannedAt: instant,
  ordinal: z.int().min(1),
  progress,
  places: z.array(z.strictObject({ text: z.string(), isDone: z.boolean() })),
  verification: z
    .strictObject({
      at: instant,
      result: z.custom<"ok" | AppError["kind"]>(isActivityResult),
    })
    .nullable(),
});
