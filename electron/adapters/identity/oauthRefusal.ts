import type { AppError } from "../../../shared/appError.ts";

/** The statuses of a server that has understood, and says no (RFC 6749, 5.2; 403 is Keycloak's). */
const refusing: ReadonlySet<number> = new Set([400, 401, 403]);

/** What the `error` of an OAuth answer stands for. */
export function oauthRefusal(
  { status, error }: { readonly status: number; readonly error: string },
  invalidGrant: AppError,
): AppError {
  // An address where nothing is may answer in the same form: `{"error":"Realm does not exist"}`.
  if (!refusing.has(status)) {
    return { kind: "unexpected-answer", reason: "unexpected-status", status };
  }
  switch (error) {
    case "invalid_grant":
      return invalidGrant;
    case "unauthorized_client":
    case "unsupported_grant_type":
    case "unsupported_response_type":
      return { kind: "sign-in-not-offered" };
    default:
      return { kind: "sign-in-failed" };
  }
}
