import type { JournalProgress, JournalRecord } from "../../electron/core/refresh/journalRecord.ts";
import type { Instant, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { CompanyId } from "../../shared/companyKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { RefreshId } from "../../shared/refresh.ts";

const at = "2026-03-12T10:40:00.000Z" as Instant;

/** A refresh whose request is about to leave, as the journal has it. */
export function fakeJournalRecord(change: Partial<JournalRecord> = {}): JournalRecord {
  return {
    refreshId: "00000000-0000-4000-8000-000000000001" as RefreshId,
    runbook: null,
    connection: {
      connectionId: "connection-live" as ConnectionId,
      name: "Fjällgården",
      platform: "bakuun",
      environment: "live",
      isDemo: false,
    },
    order: {
      way: "invalidates",
      version: "W/7",
      idempotencyKey: "00000000-0000-4000-8000-0000000000aa",
    },
    oldKey: {
      keyId: "ari-post" as KeyId,
      group: "ari" as KeyGroup,
      access: "post",
      name: "Post",
      maskedKey: "••••••••••••1f9c",
      created: at,
      companyId: null,
      contactEmail: "",
      notes: "",
      isRestricted: false,
    },
    oldFingerprint: "0123456789abcdef",
    plannedAt: at,
    ordinal: 1,
    progress: { stage: "sent", sentAt: at, error: null },
    places: [{ text: "Channel manager, config.yaml", isDone: false }],
    verification: null,
    ...change,
  };
}

/** One a stage, in their order. */
export function fakeProgresses(): readonly JournalProgress[] {
  const outcome = {
    newKey: {
      keyId: "ari-post" as KeyId,
      maskedKey: "••••••••••••n3w1",
      created: at,
      version: "W/8",
    },
    isCertainlyOurs: true,
    oldKeyDiedAt: at,
  };
  return [
    { stage: "planned" },
    { stage: "intended" },
    { stage: "sent", sentAt: at, error: "timed-out" },
    { stage: "answered", ...outcome },
    { stage: "stored", ...outcome, isCertainlyOurs: false, oldKeyDiedAt: null },
    { stage: "finished", ...outcome, newKey: { ...outcome.newKey, version: null, created: null } },
    {
      stage: "not-refreshed",
      reason: "refused",
      knownAt: at,
      error: "forbidden",
      seenVersion: null,
    },
  ];
}

/** A replacement at a company with many keys. */
export function fakeReplacement(keys: number): JournalRecord {
  const { oldKey, connection } = fakeJournalRecord();
  const companyId = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10" as CompanyId;
  const contact = { companyId, contactEmail: "anna@fjallgarden.example", notes: 'Kassan "ö"\n2' };
  const before = Array.from({ length: keys }, (_, at) => at.toString(16).padStart(16, "0"));
  return fakeJournalRecord({
    connection: { ...connection, platform: "bokamera", environment: "sandbox" },
    order: { way: "replaces", ...contact, before },
    oldKey: { ...oldKey, ...contact, group: null, access: null, name: null, created: null },
    oldFingerprint: null,
  });
}
