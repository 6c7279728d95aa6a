import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { Secret } from "./secret.ts";
import type { SavedConnection } from "./settingsStore.ts";

/** What a connection has in the keychain. */
export type SecretUse = "token" | "api-key";

/**
 * A connection's secret together with what it is for, as one text for the keychain.
 *
 * SECURITY: the addresses of a connection lie in a file that anybody may have changed; by what is
 * written here its secret goes to no others than those that it was kept for.
 */
export function bindSecret(secret: Secret, use: SecretUse, saved: SavedConnection): Secret {
  return new Secret(JSON.stringify({ for: purposeOf(use, saved), secret: secret.exposeText() }));
}

/**
 * The secret in a text that `bindSecret` has made. `address-changed` when it is for something else
 * than this connection, `token-missing` for a text that is no such thing.
 */
export function unbindSecret(
  stored: Secret,
  use: SecretUse,
  saved: SavedConnection,
): Result<Secret, AppError> {
  const bound = parseBound(stored.exposeText());
  if (bound === null) return err({ kind: "token-missing" });
  const isOwn = bound.purpose === JSON.stringify(purposeOf(use, saved));
  return isOwn ? ok(new Secret(bound.secret)) : err({ kind: "address-changed" });
}

function purposeOf(use: SecretUse, saved: SavedConnection): readonly (string | null)[] {
  if (saved.platform === "bakuun") return [use, saved.platform, saved.origin];
  const { issuer, clientId } = saved.identity;
  return [use, saved.platform, saved.origin, issuer, clientId];
}

function parseBound(text: string): { readonly purpose: string; readonly secret: string } | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return null;
    if (!("for" in parsed) || !Array.isArray(parsed.for)) return null;
    if (!("secret" in parsed) || typeof parsed.secret !== "string") return null;
    return { purpose: JSON.stringify(parsed.for), secret: parsed.secret };
  } catch {
    return null;
  }
}
