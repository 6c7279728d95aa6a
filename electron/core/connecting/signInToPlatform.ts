import type { AppError } from "../../../shared/appError.ts";
import type { SignInAccount } from "../../../shared/connection.ts";
import type { SignIn } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { IdentityRealm, IdentityServer, SignInTokens } from "../identityServer.ts";
import type { PlatformAccess } from "../keyPlatform.ts";
import type { OpenPlatform } from "../openPlatform.ts";
import { Secret } from "../secret.ts";
import type { ConnectAttempt } from "./connectAttempts.ts";

interface SignInTarget {
  readonly realm: IdentityRealm;
  readonly place: Omit<PlatformAccess, "bearer">;
  readonly signIn: SignIn;
}

interface SignedIn {
  readonly tokens: SignInTokens;
  readonly account: SignInAccount;
}

/**
 * Signs a person in and asks the platform who that is. When it comes to nothing, or is given up
 * meanwhile, the session is ended again.
 */
export async function signInToPlatform(
  dependencies: { identity: IdentityServer; openPlatform: OpenPlatform },
  attempt: ConnectAttempt,
  { realm, place, signIn }: SignInTarget,
): Promise<Result<SignedIn, AppError>> {
  const { identity, openPlatform } = dependencies;
  const tokens = await getTokens(identity, attempt, { realm, signIn });
  if (!tokens.ok) return attempt.isCurrent() ? tokens : cancelled;

  const access = ok({ ...place, bearer: tokens.value.accessToken });
  const session = { open: async () => access, reopen: async () => unauthorized };
  const account = await openPlatform.bokamera(session).whoAmI();
  if (account.ok && attempt.isCurrent()) {
    const email = signIn.way === "password" ? signIn.email : account.value.email;
    return ok({ tokens: tokens.value, account: { way: signIn.way, email } });
  }
  const { refreshToken } = tokens.value;
  // Nobody waits for it; if the server is not told, the session ends by itself.
  if (refreshToken !== null) identity.endSession(realm, signIn.way, refreshToken).catch(ignore);
  return account.ok || !attempt.isCurrent() ? cancelled : account;
}

const ignore = (): void => undefined;
const cancelled = err<AppError>({ kind: "connecting-cancelled" });
const unauthorized = err<AppError>({ kind: "unauthorized" });

function getTokens(
  identity: IdentityServer,
  { givenUp }: ConnectAttempt,
  { realm, signIn }: Pick<SignInTarget, "realm" | "signIn">,
): Promise<Result<SignInTokens, AppError>> {
  if (signIn.way === "browser") return identity.signInInBrowser(realm, givenUp);
  const { email } = signIn;
  return identity.signInWithPassword(realm, { email, password: new Secret(signIn.password) });
}
