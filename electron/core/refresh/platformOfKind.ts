import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { FindPlatform } from "../findPlatform.ts";
import type { CompanyKeyPlatform, GroupKeyPlatform } from "../keyPlatform.ts";

interface PlatformSource {
  readonly findPlatform: FindPlatform;
}

/** The connection's platform, where keys are refreshed; `not-supported` for any other. */
export function groupPlatformOf(
  { findPlatform }: PlatformSource,
  connectionId: ConnectionId,
): Result<GroupKeyPlatform, AppError> {
  const platform = findPlatform(connectionId);
  if (!platform.ok) return platform;
  return platform.value.kind === "groups" ? ok(platform.value) : err({ kind: "not-supported" });
}

/** The connection's platform, where keys are replaced; `not-supported` for any other. */
export function companyPlatformOf(
  { findPlatform }: PlatformSource,
  connectionId: ConnectionId,
): Result<CompanyKeyPlatform, AppError> {
  const platform = findPlatform(connectionId);
  if (!platform.ok) return platform;
  return platform.value.kind === "company" ? ok(platform.value) : err({ kind: "not-supported" });
}
