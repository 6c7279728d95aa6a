import type { AppError } from "../../shared/appError.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type { KeyRequest } from "../../shared/contract.ts";
import type { Result } from "../../shared/result.ts";
import type { ClipboardLease } from "./clipboardLease.ts";
import type { FindPlatform } from "./findPlatform.ts";

/** Puts a secret on the clipboard for the time of one lease. */
export async function copyKey(
  { findPlatform, lease }: { findPlatform: FindPlatform; lease: ClipboardLease },
  { connectionId, keyId }: KeyRequest,
): Promise<Result<ClipboardState, AppError>> {
  const platform = findPlatform(connectionId);
  if (!platform.ok) return platform;
  const secret = await platform.value.revealKey(keyId);
  if (!secret.ok) return secret;
  return lease.start({ connectionId, keyId, secret: secret.value });
}
