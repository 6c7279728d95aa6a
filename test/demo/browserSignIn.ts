import { createHash } from "node:crypto";
import { authPath, clientId, passwordOf, postForm, tokenPath } from "./bokameraClient.ts";
import type { TestServer } from "./startTestServer.ts";

/** What a program on this computer would send the browser with. */
export const redirectUri = "http://127.0.0.1:51234/signed-in";
export const codeVerifier = "a-code-verifier-of-forty-three-letters-at-least";
const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");

type Fields = Readonly<Record<string, string>>;

/** The address of the login page; a field that is "" is left out. */
export function loginPath(fields: Fields = {}): string {
  const all = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "openid",
    state: "the state & more",
    nonce: "the-nonce",
    code_challenge: codeChallenge,
    code_challenge_method: "S256",
    ...fields,
  };
  return `${authPath}?${new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ""))}`;
}

export function openLogin({ origin }: TestServer, fields: Fields = {}): Promise<Response> {
  return fetch(`${origin}${loginPath(fields)}`, { redirect: "manual" });
}

/** Fills in the form of the page and sends it as a browser does, with the page's own Origin. */
export async function submitLogin(
  server: TestServer,
  page: Response,
  { email, password = passwordOf(server, email), headers = {} }: Login,
): Promise<Response> {
  const action = /action="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  return fetch(`${server.origin}${action.replaceAll("&amp;", "&")}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.origin, ...headers },
    body: new URLSearchParams({ username: email, password }),
  });
}

interface Login {
  readonly email: string;
  readonly password?: string;
  readonly headers?: Fields;
}

/** Where the browser is sent: the fields in the query of the program's redirect URI. */
export function redirectedTo(response: Response): {
  readonly target: string;
  readonly fields: Fields;
} {
  const location = new URL(response.headers.get("location") ?? "");
  const fields = Object.fromEntries(location.searchParams);
  return { target: `${location.origin}${location.pathname}`, fields };
}

/** Signs in at the login page and gives the code that the program gets. */
export async function fetchCode(server: TestServer, email: string, fields: Fields = {}) {
  const page = await openLogin(server, fields);
  const { code } = redirectedTo(await submitLogin(server, page, { email })).fields;
  if (code === undefined) throw new Error("no code");
  return code;
}

/** Sends a code for tokens; a field that is "" is left out. */
export function sendCode(server: TestServer, code: string, fields: Fields = {}): Promise<Response> {
  const all = {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
    ...fields,
  };
  const sent = Object.entries(all).filter(([, value]) => value !== "");
  return postForm(server, tokenPath, Object.fromEntries(sent));
}
