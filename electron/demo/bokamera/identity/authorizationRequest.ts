import { z } from "zod";
import { identityClientId } from "./identityPaths.ts";
import { isLoopbackRedirect } from "./isLoopbackRedirect.ts";
import { parseForm } from "./parseForm.ts";

/** What a program asks of the person at the login page. */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  /** Words with a space between; "" for none. */
  readonly scope: string;
  /** Goes back with the redirect, as it came; null when it did not. */
  readonly state: string | null;
  /** Goes into the ID token. */
  readonly nonce: string | null;
  /** The SHA-256 of the code verifier, as base64url. */
  readonly codeChallenge: string;
  /** What the page fills in as the e-mail; "" for nothing. */
  readonly loginHint: string;
}

export type ParsedAuthorization =
  | { readonly kind: "parsed"; readonly request: AuthorizationRequest }
  /** Nobody knows where to send the person, so that the page has to tell them. */
  | { readonly kind: "no-way-back"; readonly reason: string }
  /** The program is told, in the query of its redirect URI. */
  | {
      readonly kind: "refused";
      readonly redirectUri: string;
      readonly state: string | null;
      readonly error: string;
      readonly description: string;
    };

const codeChallengeSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Reads the query of the login page: authorization code with PKCE S256, and nothing else. */
export function parseAuthorization(query: URLSearchParams): ParsedAuthorization {
  const form = parseForm(query);
  if (form === null) return { kind: "no-way-back", reason: "A parameter comes twice." };
  const { client_id: clientId, redirect_uri: redirectUri, state = null } = form;
  // SECURITY: both before anything is sent anywhere: a redirect hands out a code.
  if (clientId !== identityClientId) return { kind: "no-way-back", reason: "Client not found." };
  if (redirectUri === undefined || !isLoopbackRedirect(redirectUri)) {
    return { kind: "no-way-back", reason: "Invalid parameter: redirect_uri" };
  }
  const refused = (error: string, description: string): ParsedAuthorization => ({
    kind: "refused",
    redirectUri,
    state,
    error,
    description,
  });
  const { response_type: responseType, code_challenge_method: method, prompt } = form;
  if (responseType !== "code") {
    return refused("unsupported_response_type", "Only response_type=code is supported");
  }
  if (method !== "S256") {
    return refused("invalid_request", "Missing parameter: code_challenge_method");
  }
  const { code_challenge: challenge, scope = "", nonce = null, login_hint: loginHint = "" } = form;
  const codeChallenge = codeChallengeSchema.safeParse(challenge);
  if (!codeChallenge.success) {
    return refused("invalid_request", "Missing parameter: code_challenge");
  }
  if (prompt === "none") return refused("login_required", "Nobody is signed in");
  const request = {
    redirectUri,
    scope,
    state,
    nonce,
    codeChallenge: codeChallenge.data,
    loginHint,
  };
  return { kind: "parsed", request };
}
