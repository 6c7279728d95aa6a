import { expect, it } from "vitest";
import { systemClock } from "../../../electron/adapters/systemClock.ts";
import { mayHaveWorked } from "../../../electron/core/mayHaveWorked.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { BakuunPlatform } from "../../../electron/platforms/bakuun/bakuunPlatform.ts";
import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import { err, ok } from "../../../shared/result.ts";
import { call } from "../../demo/bakuunClient.ts";
import { startTestServer, type TestServer } from "../../demo/startTestServer.ts";
import { NodeHttpClient } from "../../fakes/nodeHttpClient.ts";

const idempotencyKey = "00000000-0000-4000-8000-000000000001";

function open({ origin, adminToken }: TestServer) {
  const access = ok({ origin, bearer: new Secret(adminToken), apiKey: null });
  const http = new NodeHttpClient();
  const platform = new BakuunPlatform(
    { http, clock: systemClock, openAccess: async () => access },
    { environment: "sandbox" },
  );
  const find = async (group: string, access: string): Promise<ApiKeyRow> => {
    const listed = await platform.listKeys();
    const row = listed.ok
      ? listed.value.find((one) => one.group === group && one.access === access)
      : undefined;
    if (row === undefined) throw new Error(`no ${group} ${access} key`);
    return row;
  };
  return { platform, find };
}

it.each(["mapping", "ari", "booking"])(
  "a refreshed %s key is taken and the old one is not",
  async (group) => {
    const { platform, find } = open(await startTestServer());
    const { keyId, version, access, ...row } = await find(group, "read");
    const old = await platform.revealKey(keyId);
    const refreshed = await platform.refreshKey({ keyId, version, idempotencyKey });
    if (!old.ok || !refreshed.ok) throw new Error("not refreshed");
    const key = { group: row.group, access };
    const { secret } = refreshed.value;
    expect(await platform.verifyKey({ ...key, secret })).toEqual(ok(undefined));
    expect(await platform.verifyKey({ ...key, secret: old.value })).toEqual(
      err({ kind: "unauthorized" }),
    );
    const current = await platform.revealKey(keyId);
    expect(current.ok && current.value.exposeText()).toBe(secret.exposeText());
    const now = await find(group, "read");
    expect({ ...now, lastUsed: null }).toMatchObject(refreshed.value.refreshed);
  },
);

it("the same order again gets the same key, after an answer that was lost", async () => {
  const server = await startTestServer({ allowFaults: true });
  const { platform, find } = open(server);
  const { keyId, version } = await find("ari", "post");
  const fault = { route: "POST /portal/*/api-keys/*/refresh", kind: "drop-after", times: 1 };
  await call(server, "/__faults", { method: "POST", body: JSON.stringify(fault) });
  const lost = await platform.refreshKey({ keyId, version, idempotencyKey });
  expect(lost).toMatchObject({ error: { kind: "connection-lost" } });
  expect(!lost.ok && mayHaveWorked(lost.error)).toBe(true);
  const again = await platform.refreshKey({ keyId, version, idempotencyKey });
  const revealed = await platform.revealKey(keyId);
  if (!again.ok || !revealed.ok) throw new Error("no answer");
  expect(again.value.secret.exposeText()).toBe(revealed.value.exposeText());
});

it("the time is that of the server, to the second", async () => {
  const { platform, find } = open(await startTestServer());
  await find("ari", "read");
  expect(Math.abs((platform.nowMs() ?? 0) - Date.now())).toBeLessThan(60_000);
});
