import type { AppError } from "../../shared/appError.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type { KeyRequest } from "../../shared/contract.ts";
import type { Result } from "../../shared/result.ts";
import { readSecret, type SecretSource } from "./activity/readSecret.ts";
import { resultOf } from "./activity/resultOf.ts";
import type { ClipboardLease } from "./clipboardLease.ts";
import type { IsStillAsked } from "./isStillAsked.ts";

interface CopyDependencies extends SecretSource {
  readonly lease: ClipboardLease;
  readonly isStillAsked: IsStillAsked;
}

/**
 * Puts a secret on the clipboard for the time of one lease. A copy that can't be written down is
 * taken back.
 */
export async function copyKey(
  { lease, isStillAsked, ...source }: CopyDependencies,
  request: KeyRequest,
): Promise<Result<ClipboardState, AppError>> {
  const secret = await readSecret(source, "copy", request);
  if (!secret.ok) return secret;
  const { connectionId, keyId } = request;
  const key = { keyId, secret: secret.value };
  const copied = await lease.start({
    connectionId,
    keyId,
    secret: secret.value,
    isStillWanted: isStillAsked,
  });
  const event = { action: "copy", connectionId, key, result: resultOf(copied) } as const;
  const recorded = await source.activity.record(event);
  if (!copied.ok || recorded.ok) return copied;
  await lease.clear();
  return recorded;
}
