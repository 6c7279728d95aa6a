import type { AppError } from "../../../shared/appError.ts";
import type { ClipboardState } from "../../../shared/clipboardState.ts";
import type { CopyKeysAsRequest, KeyRequest } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ActivityRecorder } from "../activity/activityRecorder.ts";
import { readSecret, type SecretSource } from "../activity/readSecret.ts";
import { resultOf } from "../activity/resultOf.ts";
import type { ClipboardLease } from "../clipboardLease.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import type { Secret } from "../secret.ts";
import { copySecret } from "./copySecret.ts";
import { type CopyTemplateSources, copyTemplate } from "./copyTemplate.ts";
import { type CopyChoiceStore, rememberCopyChoice } from "./rememberCopyChoice.ts";

interface CopyAsDependencies extends SecretSource, CopyTemplateSources, CopyChoiceStore {
  readonly lease: ClipboardLease;
  readonly isStillAsked: IsStillAsked;
}

/** A key that was read, as the activity log is told of it. */
type ReadKey = NonNullable<Parameters<ActivityRecorder["record"]>[0]["key"]>;

/**
 * Puts keys on the clipboard as one text for the time of one lease, and remembers the format of a
 * single one. As for `copyKey`, a copy that can't be written down is taken back; there is a line
 * for each key.
 */
export async function copyKeysAs(
  dependencies: CopyAsDependencies,
  request: CopyKeysAsRequest,
): Promise<Result<ClipboardState, AppError>> {
  // First, so that no key is fetched for a text that can't be made.
  const template = await copyTemplate(dependencies, request);
  if (!template.ok) {
    await recordUnread(dependencies, request, template);
    return template;
  }
  const secrets = await readSecrets(dependencies, request);
  if (!secrets.ok) return secrets;
  const text = copySecret(template.value, secrets.value);
  const copied = await putOnClipboard(dependencies, request, text);
  const keys = request.keyIds.map((keyId, at) => ({ keyId, secret: secrets.value[at] ?? null }));
  const recorded = await recordCopies(dependencies, request, keys, copied);
  if (copied.ok && !recorded.ok) {
    await dependencies.lease.clear();
    return recorded;
  }
  if (copied.ok) rememberCopyChoice(dependencies, request);
  return copied;
}

async function readSecrets(
  source: SecretSource,
  { connectionId, keyIds, refreshId }: CopyKeysAsRequest,
): Promise<Result<readonly Secret[], AppError>> {
  const secrets: Secret[] = [];
  for (const keyId of keyIds) {
    const key: KeyRequest = { connectionId, keyId };
    const asked = refreshId === undefined ? key : { ...key, refreshId };
    const secret = await readSecret(source, "copy", asked);
    if (!secret.ok) return secret;
    secrets.push(secret.value);
  }
  return ok(secrets);
}

async function putOnClipboard(
  { lease, isStillAsked }: CopyAsDependencies,
  { connectionId, keyIds }: CopyKeysAsRequest,
  secret: Secret | null,
): Promise<Result<ClipboardState, AppError>> {
  const [keyId] = keyIds;
  if (secret === null || keyId === undefined) return err({ kind: "format-refused" });
  const keyCount = keyIds.length;
  return lease.start({ connectionId, keyId, secret, keyCount, isStillWanted: isStillAsked });
}

/** The platform could not be asked what the keys are; as when it can't be asked for a key. */
async function recordUnread(
  source: SecretSource,
  request: CopyKeysAsRequest,
  failed: Result<never, AppError>,
): Promise<void> {
  if (failed.ok || failed.error.kind === "connection-not-found") return;
  const keys = request.keyIds.map((keyId) => ({ keyId, secret: null }));
  await recordCopies(source, request, keys, failed);
}

/** One line a key; the first failure when one of them could not be written. */
async function recordCopies(
  { activity }: SecretSource,
  { connectionId, format }: CopyKeysAsRequest,
  keys: readonly ReadKey[],
  copied: Result<ClipboardState, AppError>,
): Promise<Result<void, AppError>> {
  const details = format === "plain" ? {} : { details: format };
  for (const key of keys) {
    const event = {
      action: "copy",
      connectionId,
      key,
      result: resultOf(copied),
      ...details,
    } as const;
    const recorded = await activity.record(event);
    if (!recorded.ok) return recorded;
  }
  return ok(undefined);
}
