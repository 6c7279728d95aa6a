import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { SavedConnection } from "../settingsStore.ts";
import type { ConnectAttempt } from "./connectAttempts.ts";

/** Asks a person, outside of the page, whether what they sign in with may go to these origins. */
export type ConfirmAddress = (origins: readonly string[]) => Promise<boolean>;

/** BokaMera's own servers, for work and for tests. Documented. */
const platformOrigins: ReadonlySet<string> = new Set([
  "https://api.bokamera.se",
  "https://api.bookmore.com",
  "https://testapi.bokamera.se",
  "https://identity.bookmore.com",
  "https://identity.bookmore.dev",
]);

/**
 * Lets an attempt go on to its addresses; those that are new are confirmed by the person first.
 *
 * SECURITY: a page that was taken over could send a revealed key away by "connecting" to a server
 * of its own with the key as the token. It can't press a button of the system's.
 *
 * @param saved the connections whose addresses count as confirmed.
 */
export async function confirmNewAddresses(
  { confirmAddress }: { confirmAddress: ConfirmAddress },
  attempt: ConnectAttempt,
  { origins, saved }: { origins: readonly string[]; saved: readonly SavedConnection[] },
): Promise<Result<void, AppError>> {
  const added = [...new Set(origins)].filter((origin) => !isKnown(origin, saved));
  const isConfirmed = added.length === 0 || (await confirmAddress(added));
  if (!attempt.isCurrent()) return err({ kind: "connecting-cancelled" });
  return isConfirmed ? ok(undefined) : err({ kind: "address-not-confirmed" });
}

function isKnown(origin: string, saved: readonly SavedConnection[]): boolean {
  if (platformOrigins.has(origin) || onThisComputer.test(origin)) return true;
  return saved.some((connection) => originsOf(connection).includes(origin));
}

const onThisComputer = /^https?:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?$/;

/** Where a connection sends what it has: to its API, and to where its people sign in. */
export function originsOf(saved: SavedConnection): readonly string[] {
  const issuer = saved.platform === "bokamera" ? saved.identity.issuer : "";
  const identityOrigin = /^https?:\/\/[^/]+/.exec(issuer)?.[0];
  return [saved.origin, identityOrigin].filter((origin) => typeof origin === "string");
}
