import type { RunningDemoServer } from "./demoServer.ts";

/** Asks the platform for a key's plaintext, past the app, so that a test knows what must show. */
export async function plaintextOf(server: RunningDemoServer, keyId: string): Promise<string> {
  const environment = keyId.split("-")[0];
  const url = `${server.origin}/portal/${environment}/api-keys/${keyId}/reveal`;
  const headers = { authorization: `Bearer ${server.adminToken}` };
  const answer = await fetch(url, { method: "POST", headers });
  const { key } = (await answer.json()) as { key: string };
  return key;
}

/** The plaintext of every key of an environment. */
export async function allPlaintexts(server: RunningDemoServer): Promise<readonly string[]> {
  const ids = ["mapping", "ari", "booking"].flatMap((group) =>
    ["read", "post"].map((access) => `live-${group}-${access}`),
  );
  return Promise.all(ids.map((keyId) => plaintextOf(server, keyId)));
}

/** Sends rates with a Post key, as a hotel's own system would; the answer's status. */
export async function pushRates(server: RunningDemoServer, key: string): Promise<number> {
  const body = {
    sharePost: key,
    sourceId: "keyrack-test",
    propertyId: "4711",
    action: "update-rates",
    data: [],
  };
  const headers = { "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  return (await fetch(`${server.origin}/v2/push`, request)).status;
}

/** Refreshes a key as a second administrator would, on another computer. */
export async function refreshPastTheApp(server: RunningDemoServer, keyId: string): Promise<void> {
  const url = `${server.origin}/portal/${keyId.split("-")[0]}/api-keys`;
  const headers = { authorization: `Bearer ${server.adminToken}` };
  const listed = (await (await fetch(url, { headers })).json()) as {
    keys: ReadonlyArray<{ id: string; version: string }>;
  };
  const version = listed.keys.find(({ id }) => id === keyId)?.version;
  const answer = await fetch(`${url}/${keyId}/refresh`, {
    method: "POST",
    headers: { ...headers, "if-match": `"${version}"`, "idempotency-key": crypto.randomUUID() },
  });
  if (!answer.ok) throw new Error(`the platform answered ${answer.status}`);
}
