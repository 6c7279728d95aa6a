import type { Instant } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { KeyRequest } from "../../shared/contract.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { FindPlatform } from "./findPlatform.ts";
import { instantOf } from "./instantOf.ts";
import type { Clock } from "./ports.ts";
import type { Secret } from "./secret.ts";

const revealLastsMs = 15_000;

/** One secret, to be shown in one cell until `hidesAt`; main keeps no copy. */
export async function revealKey(
  { findPlatform, clock }: { findPlatform: FindPlatform; clock: Clock },
  { connectionId, keyId }: KeyRequest,
): Promise<Result<{ readonly secret: Secret; readonly hidesAt: Instant }, AppError>> {
  const platform = findPlatform(connectionId);
  if (!platform.ok) return platform;
  const secret = await platform.value.revealKey(keyId);
  if (!secret.ok) return secret;
  return ok({ secret: secret.value, hidesAt: instantOf(clock.now() + revealLastsMs) });
}
