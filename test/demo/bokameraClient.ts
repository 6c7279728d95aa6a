import { z } from "zod";
import type { TestServer } from "./startTestServer.ts";

const protocolPath = "/realms/bookmore-admin/protocol/openid-connect";
export const tokenPath = `${protocolPath}/token`;
export const logoutPath = `${protocolPath}/logout`;
export const revokePath = `${protocolPath}/revoke`;
export const authPath = `${protocolPath}/auth`;
export const certsPath = `${protocolPath}/certs`;

export const clientId = "bm-external-api-users";

/** The people, by what they may do. */
export const superadmin = "superadmin@bokamera.example";
export const administrator = "admin@grandspa.example";
export const reader = "reader@grandspa.example";
export const otherAdministrator = "admin@salongsaxen.example";

const tokens = z.strictObject({
  access_token: z.string(),
  expires_in: z.literal(300),
  refresh_expires_in: z.literal(1_800),
  refresh_token: z.string(),
  token_type: z.literal("Bearer"),
  "not-before-policy": z.literal(0),
  session_state: z.string(),
  scope: z.string(),
  id_token: z.string().optional(),
});

export type Tokens = z.infer<typeof tokens>;
type Server = Pick<TestServer, "origin" | "bokamera">;
type Fields = Readonly<Record<string, string>>;

/** Posts a form as the public client, unless the fields say otherwise. */
export function postForm(server: Server, path: string, fields: Fields): Promise<Response> {
  const body = new URLSearchParams({ client_id: clientId, ...fields });
  return fetch(`${server.origin}${path}`, { method: "POST", body, redirect: "manual" });
}

export function sendSignIn(server: Server, email: string, more: Fields = {}): Promise<Response> {
  const password = passwordOf(server, email);
  const fields = { grant_type: "password", username: email, password, ...more };
  return postForm(server, tokenPath, fields);
}

export async function signIn(server: Server, email: string, more: Fields = {}): Promise<Tokens> {
  return tokensOf(await sendSignIn(server, email, more));
}

export function sendRefreshToken(server: Server, refreshToken: string): Promise<Response> {
  const fields = { grant_type: "refresh_token", refresh_token: refreshToken };
  return postForm(server, tokenPath, fields);
}

export async function tokensOf(response: Response): Promise<Tokens> {
  return tokens.parse(await response.json());
}

export function passwordOf({ bokamera }: Server, email: string): string {
  const user = bokamera.users.find((one) => one.email === email);
  if (user === undefined) throw new Error(`no user ${email}`);
  return user.password;
}

/** The status and the words of a refusal, `"401 invalid_grant: Invalid user credentials"`. */
export async function oauthRefusalOf(response: Response): Promise<string> {
  const refusal = z.strictObject({ error: z.string(), error_description: z.string() });
  const { error, error_description } = refusal.parse(await response.json());
  return `${response.status} ${error}: ${error_description}`;
}

const apiKey = z.strictObject({
  CompanyId: z.string(),
  ApiKey: z.string(),
  Active: z.literal(true).optional(),
  CreatedDate: z.string(),
  ExpiryDate: z.string().optional(),
  ContactEmail: z.string().min(1).optional(),
  Notes: z.string().min(1).optional(),
  AllowedIpAddresses: z.string().min(1).optional(),
});

export type ApiKeyRow = z.infer<typeof apiKey>;

/** Calls the API with an access token, or with none. */
export function callApi(
  { origin }: Pick<Server, "origin">,
  path: string,
  { accessToken, ...init }: RequestInit & { readonly accessToken?: string } = {},
): Promise<Response> {
  const signedIn = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  const headers = { ...signedIn, ...init.headers };
  return fetch(`${origin}${path}`, { redirect: "manual", ...init, headers });
}

/** The company keys that a person sees, `query` being `?CompanyId=…&ActiveOnly=true`. */
export async function listKeys(
  server: Server,
  email: string,
  query = "",
): Promise<readonly ApiKeyRow[]> {
  const { access_token: accessToken } = await signIn(server, email);
  const response = await callApi(server, `/apikeys${query}`, { accessToken });
  return keysOf(await response.json());
}

function keysOf(json: unknown): readonly ApiKeyRow[] {
  return z.strictObject({ ApiKeys: z.array(apiKey) }).parse(json).ApiKeys;
}

/** Sends the order for a new key; a text is sent as it is. */
export async function sendCreateKey(
  server: Server,
  email: string,
  order: object | string = {},
): Promise<Response> {
  const { access_token: accessToken } = await signIn(server, email);
  const body = typeof order === "string" ? order : JSON.stringify(order);
  const headers = { "content-type": "application/json" };
  return callApi(server, "/apikeys", { method: "POST", accessToken, headers, body });
}

export async function createKey(
  server: Server,
  email: string,
  order: object | string = {},
): Promise<ApiKeyRow> {
  const response = await sendCreateKey(server, email, order);
  return apiKey.parse(await response.json());
}
