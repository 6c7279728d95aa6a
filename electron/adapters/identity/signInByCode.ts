import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import type { AppError } from "../../../shared/appError.ts";
import type { Result } from "../../../shared/result.ts";
import type { SignInTokens } from "../../core/identityServer.ts";
import type { Clock } from "../../core/ports.ts";
import { attempt } from "./attempt.ts";
import { type BrowserReturn, listenForReturn } from "./listenForReturn.ts";
import { parseTokens } from "./parseTokens.ts";
import { type ReturnPageTexts, returnPage } from "./returnPage.ts";
import { type OpenInBrowser, waitForReturn } from "./waitForReturn.ts";
import type { GivenUp } from "./watchGivenUp.ts";

interface CodeSignIn {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly openInBrowser: OpenInBrowser;
  /** The identity server's own; the browser is sent nowhere else. */
  readonly allowedOrigin: string;
  readonly texts: ReturnPageTexts;
  readonly givenUp: GivenUp;
}

/** Authorization code with PKCE in the system browser, on a loopback redirect (RFC 8252). */
export async function signInByCode(signIn: CodeSignIn): Promise<Result<SignInTokens, AppError>> {
  const secrets = {
    expectedState: randomState(),
    expectedNonce: randomNonce(),
    pkceCodeVerifier: randomPKCECodeVerifier(),
  };
  const back = await listenForReturn(secrets.expectedState);
  let isSignedIn = false;
  try {
    const tokens = await fetchTokens(signIn, secrets, back);
    isSignedIn = tokens.ok && !signIn.givenUp.hasHappened();
    return tokens;
  } finally {
    await back.close(returnPage(signIn.texts, isSignedIn ? "signedIn" : "notSignedIn"));
  }
}

interface CodeSecrets {
  readonly expectedState: string;
  readonly expectedNonce: string;
  readonly pkceCodeVerifier: string;
}

async function fetchTokens(
  signIn: CodeSignIn,
  secrets: CodeSecrets,
  back: BrowserReturn,
): Promise<Result<SignInTokens, AppError>> {
  const { configuration, clock } = signIn;
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: back.redirectUri,
    // Not `offline_access`: with Keycloak such a session outlives its sign-out and never expires.
    scope: "openid",
    state: secrets.expectedState,
    nonce: secrets.expectedNonce,
    code_challenge: await calculatePKCECodeChallenge(secrets.pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  const arrived = await waitForReturn(signIn, back, address);
  if (!arrived.ok) return arrived;
  const askedAtMs = clock.now();
  const granted = await attempt(
    () => authorizationCodeGrant(configuration, arrived.value, { ...secrets }),
    { kind: "sign-in-failed" },
  );
  return granted.ok ? parseTokens(granted.value, askedAtMs) : granted;
}
