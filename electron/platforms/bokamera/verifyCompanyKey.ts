import type { AppError } from "../../../shared/appError.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { PlatformAccess, SessionAccess } from "../../core/keyPlatform.ts";
import type { Secret } from "../../core/secret.ts";

interface VerifyDependencies {
  readonly session: SessionAccess;
  /** Any call that changes nothing and that everybody who is signed in may make. */
  readonly askUser: (access: PlatformAccess) => Promise<Result<unknown, AppError>>;
}

/**
 * Asks who is signed in, with this key along in the place of the connection's own. A 401 may be
 * about the key or about the access token, so the token is then asked for alone: only one that is
 * refused without the key, too, is renewed.
 */
export async function verifyCompanyKey(
  { session, askUser }: VerifyDependencies,
  apiKey: Secret,
): Promise<Result<void, AppError>> {
  const access = await session.open();
  if (!access.ok) return access;
  const first = await askUser({ ...access.value, apiKey });
  if (first.ok) return ok(undefined);
  if (first.error.kind !== "unauthorized") return first;
  const alone = await askUser({ ...access.value, apiKey: null });
  if (alone.ok || alone.error.kind === "forbidden") return first;
  if (alone.error.kind !== "unauthorized") return alone;
  const renewed = await session.reopen(access.value);
  if (!renewed.ok) return renewed;
  const second = await askUser({ ...renewed.value, apiKey });
  return second.ok ? ok(undefined) : second;
}
