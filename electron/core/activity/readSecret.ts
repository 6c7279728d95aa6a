import type { AppError } from "../../../shared/appError.ts";
import type { KeyRequest } from "../../../shared/contract.ts";
import type { Result } from "../../../shared/result.ts";
import type { FindPlatform } from "../findPlatform.ts";
import type { Secret } from "../secret.ts";
import type { ActivityRecorder } from "./activityRecorder.ts";

export interface SecretSource {
  readonly findPlatform: FindPlatform;
  readonly activity: ActivityRecorder;
}

/** Asks the platform for a secret; that it could not be had is written down as well. */
export async function readSecret(
  { findPlatform, activity }: SecretSource,
  action: "reveal" | "copy",
  { connectionId, keyId }: KeyRequest,
): Promise<Result<Secret, AppError>> {
  const platform = findPlatform(connectionId);
  if (!platform.ok) return platform;
  const secret = await platform.value.revealKey(keyId);
  if (secret.ok) return secret;
  const key = { keyId, secret: null };
  // The platform's failure is what the person has to hear of, written down or not.
  await activity.record({ action, connectionId, key, result: secret.error.kind });
  return secret;
}
