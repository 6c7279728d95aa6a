import type { AppError } from "../../../shared/appError.ts";
import type { KeyRequest } from "../../../shared/contract.ts";
import type { Result } from "../../../shared/result.ts";
import type { FindPlatform } from "../findPlatform.ts";
import type { Secret } from "../secret.ts";
import type { ActivityRecorder } from "./activityRecorder.ts";

export interface SecretSource {
  readonly findPlatform: FindPlatform;
  readonly activity: ActivityRecorder;
  /** The new key of a refresh that is not seen to its end. */
  readonly findNewKey: (request: Required<KeyRequest>) => Promise<Result<Secret, AppError>>;
}

/**
 * Asks the platform for a secret, or takes the one that a refresh has left to be taken along; that
 * it could not be had is written down as well.
 */
export async function readSecret(
  { findPlatform, findNewKey, activity }: SecretSource,
  action: "reveal" | "copy" | "write-file",
  { connectionId, keyId, refreshId }: KeyRequest,
): Promise<Result<Secret, AppError>> {
  const platform = findPlatform(connectionId);
  // What is held is here, also when its connection is not any more.
  if (!platform.ok && refreshId === undefined) return platform;
  const held = refreshId === undefined ? null : findNewKey({ connectionId, keyId, refreshId });
  const secret = await (held ?? (platform.ok ? platform.value.revealKey(keyId) : platform));
  if (secret.ok) return secret;
  const key = { keyId, secret: null };
  // The platform's failure is what the person has to hear of, written down or not.
  await activity.record({ action, connectionId, key, result: secret.error.kind });
  return secret;
}
