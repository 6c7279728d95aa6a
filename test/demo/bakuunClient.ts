import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { TestServer } from "./startTestServer.ts";

const keyRow = z.strictObject({
  id: z.string(),
  group: z.string(),
  name: z.string(),
  maskedKey: z.string(),
  lastUsed: z.iso.datetime().nullable(),
  created: z.iso.datetime(),
  version: z.string(),
});

const refreshedKey = z.strictObject({
  key: z.string(),
  maskedKey: z.string(),
  created: z.iso.datetime(),
  lastUsed: z.null(),
  version: z.string(),
});

export type KeyRow = z.infer<typeof keyRow>;
export type RefreshedKey = z.infer<typeof refreshedKey>;
type Server = Pick<TestServer, "origin" | "adminToken">;

/** Sends a request as the admin, unless `init` says otherwise. */
export function call(server: Server, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${server.adminToken}`, ...init.headers };
  return fetch(`${server.origin}${path}`, { redirect: "manual", ...init, headers });
}

export async function listRows(server: Server, environment = "live"): Promise<readonly KeyRow[]> {
  const response = await call(server, `/portal/${environment}/api-keys`);
  return z.strictObject({ keys: z.array(keyRow) }).parse(await response.json()).keys;
}

export async function findRow(server: Server, keyId: string): Promise<KeyRow> {
  const rows = await listRows(server, environmentOf(keyId));
  const row = rows.find(({ id }) => id === keyId);
  if (row === undefined) throw new Error(`no key ${keyId}`);
  return row;
}

export async function reveal(server: Server, keyId: string): Promise<string> {
  const response = await call(server, `${keyPath(keyId)}/reveal`, { method: "POST" });
  return z.strictObject({ key: z.string() }).parse(await response.json()).key;
}

/** Sends a refresh of the version that is current, or of the one given. */
export async function sendRefresh(
  server: Server,
  keyId: string,
  given: { readonly version?: string; readonly idempotencyKey?: string } = {},
): Promise<Response> {
  const version = given.version ?? (await findRow(server, keyId)).version;
  const headers = {
    "if-match": `"${version}"`,
    "idempotency-key": given.idempotencyKey ?? randomUUID(),
  };
  return call(server, `${keyPath(keyId)}/refresh`, { method: "POST", headers });
}

export async function refresh(server: Server, keyId: string): Promise<RefreshedKey> {
  const response = await sendRefresh(server, keyId);
  return refreshedKey.parse(await response.json());
}

/** Uses a key as a hotel's own system would; the bearer token plays no part in it. */
export function exchange(
  server: Server,
  path: "/v2/push" | "/v2/read",
  { key, action }: { readonly key: string; readonly action: string },
): Promise<Response> {
  const body = { sharePost: key, sourceId: "pms", propertyId: "grand", action, data: [] };
  return fetch(`${server.origin}${path}`, { method: "POST", body: JSON.stringify(body) });
}

/** The status and the code of a refusal, `"403 forbidden"`. */
export async function refusalOf(response: Response): Promise<string> {
  const body = await response.json();
  const refusal = z.strictObject({
    error: z.strictObject({ code: z.string(), message: z.string() }),
  });
  return `${response.status} ${refusal.parse(body).error.code}`;
}

export function keyPath(keyId: string): string {
  return `/portal/${environmentOf(keyId)}/api-keys/${keyId}`;
}

function environmentOf(keyId: string): string {
  return keyId.split("-")[0] ?? "";
}
