import type { AppError } from "../../../shared/appError.ts";
import type { SignInRequest } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConnectionBook } from "../connectionBook.ts";
import type { ConnectionSecrets } from "../connectionSecrets.ts";
import type { IdentityServer } from "../identityServer.ts";
import type { OpenPlatform } from "../openPlatform.ts";
import type { SignInSessions } from "../signInSessions.ts";
import type { ConnectAttempts } from "./connectAttempts.ts";
import { signInToPlatform } from "./signInToPlatform.ts";

/** Signs in once more to a connection that nobody is signed in to. */
export async function signInAgain(
  dependencies: {
    readonly attempts: ConnectAttempts;
    readonly book: ConnectionBook;
    readonly sessions: SignInSessions;
    readonly secrets: ConnectionSecrets;
    readonly identity: IdentityServer;
    readonly openPlatform: OpenPlatform;
  },
  { connectionId, signIn }: SignInRequest,
): Promise<Result<void, AppError>> {
  const { book, sessions } = dependencies;
  const saved = book.find(connectionId);
  if (saved === null) return err({ kind: "connection-not-found" });
  if (saved.platform !== "bokamera" || saved.origin === null) return err({ kind: "not-supported" });

  const attempt = dependencies.attempts.begin();
  const apiKey = await dependencies.secrets.readApiKey(connectionId);
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
