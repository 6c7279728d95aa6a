import type { AppError } from "../../../shared/appError.ts";
import type { SignInRequest } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConnectionBook } from "../connectionBook.ts";
import type { ConnectionSecrets } from "../connectionSecrets.ts";
import type { IdentityServer } from "../identityServer.ts";
import type { OpenPlatform } from "../openPlatform.ts";
import type { Secret } from "../secret.ts";
import type { SavedBokameraConnection } from "../settingsStore.ts";
import type { SignInSessions } from "../signInSessions.ts";
import { type ConfirmAddress, confirmNewAddresses, originsOf } from "./confirmNewAddresses.ts";
import type { ConnectAttempt, ConnectAttempts } from "./connectAttempts.ts";
import { signInToPlatform } from "./signInToPlatform.ts";

interface SignInAgainDependencies {
  readonly attempts: ConnectAttempts;
  readonly book: ConnectionBook;
  readonly sessions: SignInSessions;
  readonly secrets: ConnectionSecrets;
  readonly identity: IdentityServer;
  readonly openPlatform: OpenPlatform;
  readonly confirmAddress: ConfirmAddress;
}

/** Signs in once more to a connection that nobody is signed in to. */
export async function signInAgain(
  dependencies: SignInAgainDependencies,
  { connectionId, signIn }: SignInRequest,
): Promise<Result<void, AppError>> {
  const { book, sessions } = dependencies;
  const saved = book.find(connectionId);
  if (saved === null) return err({ kind: "connection-not-found" });
  if (saved.platform !== "bokamera" || saved.origin === null) return err({ kind: "not-supported" });

  const attempt = dependencies.attempts.begin();
  const apiKey = await checkAddresses(dependencies, attempt, saved);
  if (!apiKey.ok) return apiKey;
  const signedIn = await signInToPlatform(dependencies, attempt, {
    realm: saved.identity,
    place: { origin: saved.origin, apiKey: apiKey.value },
    signIn,
  });
  if (!signedIn.ok) return signedIn;

  // A company of it may have been named meanwhile.
  const current = book.find(connectionId);
  const changed = {
    ...(current?.platform === "bokamera" ? current : saved),
    signIn: signedIn.value.account,
  };
  book.replace(changed);
  await sessions.start(changed, signedIn.value.tokens);
  if (book.find(connectionId) !== null) return ok(undefined);
  // Removed meanwhile: nobody would ever use this session, nor end it.
  await book.discard(changed);
  return err({ kind: "connection-not-found" });
}

/**
 * The company's key of a connection whose addresses are those that its secrets were kept for. One
 * that has no secret left has nothing to tell by, so that its addresses count as new.
 */
async function checkAddresses(
  dependencies: SignInAgainDependencies,
  attempt: ConnectAttempt,
  saved: SavedBokameraConnection,
): Promise<Result<Secret | null, AppError>> {
  const apiKey = await dependencies.secrets.readApiKey(saved);
  if (!apiKey.ok || apiKey.value !== null) return apiKey;
  const token = await dependencies.secrets.readToken(saved);
  if (token.ok) return apiKey;
  if (token.error.kind === "address-changed") return token;
  const origins = originsOf(saved);
  const confirmed = await confirmNewAddresses(dependencies, attempt, { origins, saved: [] });
  return confirmed.ok ? apiKey : confirmed;
}
