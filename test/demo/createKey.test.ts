import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  administrator,
  callApi,
  createKey,
  listKeys,
  otherAdministrator,
  passwordOf,
  reader,
  sendCreateKey,
  signIn,
  superadmin,
} from "./bokameraClient.ts";
import { readFolder } from "./readFolder.ts";
import { startTestClock } from "./startTestClock.ts";
import { makeTestFolder, startTestServer, testRootSecret } from "./startTestServer.ts";

const firstCompany = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10";
const thirdCompany = "c6e1f0a8-7b25-4d93-b3e4-908a7f6d5e54";

describe("creating a company key", () => {
  it("answers with the bare key, which is in the list from then on", async () => {
    const { now } = startTestClock();
    const server = await startTestServer({ now });
    const order = { ContactEmail: "web@grandspa.example", Notes: "Ny bokningssida" };
    const made = await createKey(server, administrator, order);
    expect(made).toEqual({
      CompanyId: firstCompany,
      ApiKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Active: true,
      CreatedDate: "2026-03-12T10:40:00",
      ...order,
    });
    expect((await listKeys(server, administrator)).slice(8)).toEqual([made]);
    expect(await listKeys(server, otherAdministrator)).toHaveLength(8);
  });

  it.each([
    ["", {}],
    ["{}", {}],
    ['{"ContactEmail":null,"Notes":null,"CompanyId":null}', {}],
    ['{"ContactEmail":" ","Notes":"","CompanyId":""}', {}],
    ['{"ExpiryDate":"2030-01-01","AllowedIpAddresses":"192.0.2.1","Active":false}', {}],
    ['{"Notes":"åäö 🔑"}', { Notes: "åäö 🔑" }],
  ])("takes the user's e-mail and nothing else by itself: %s", async (body, words) => {
    const server = await startTestServer();
    expect(await createKey(server, administrator, body)).toEqual({
      CompanyId: firstCompany,
      ApiKey: expect.any(String),
      Active: true,
      CreatedDate: expect.any(String),
      ContactEmail: administrator,
      ...words,
    });
  });

  it("makes another key when it is ordered again, even in the same words", async () => {
    const server = await startTestServer();
    const order = { Notes: "twice" };
    const first = await createKey(server, administrator, order);
    const second = await createKey(server, administrator, order);
    expect(second.ApiKey).not.toBe(first.ApiKey);
    expect(await listKeys(server, administrator)).toHaveLength(10);
  });

  it("makes the key that a lost answer had, for the list to tell", async () => {
    const server = await startTestServer({ allowFaults: true });
    const order = { route: "POST /apikeys", kind: "drop-after", times: 1 };
    await callApi(server, "/__faults", { method: "POST", body: JSON.stringify(order) });
    const lost = sendCreateKey(server, administrator, { Notes: "lost" });
    await expect(lost).rejects.toThrow("fetch failed");
    const rows = await listKeys(server, administrator);
    expect(rows.map((row) => row.Notes).slice(8)).toEqual(["lost"]);
  });

  it("is for the company that a superadmin names, and else for the user's own", async () => {
    const server = await startTestServer();
    const order = { CompanyId: thirdCompany };
    expect((await createKey(server, superadmin, order)).CompanyId).toBe(thirdCompany);
    expect((await createKey(server, superadmin)).CompanyId).toBe(firstCompany);
    expect((await createKey(server, administrator, order)).CompanyId).toBe(firstCompany);
  });

  it.each([
    ["{", 400, "SerializationException"],
    ["[]", 400, "SerializationException"],
    ['{"CompanyId":"nonsense"}', 400, "RequestBindingException"],
    ['{"CompanyId":"00000000-0000-4000-8000-000000000000"}', 404, "NotFound"],
    ['{"ContactEmail":"nobody"}', 400, "RequestBindingException"],
    ['{"Notes":7}', 400, "RequestBindingException"],
  ])("refuses %s and makes nothing", async (body, status, errorCode) => {
    const server = await startTestServer();
    const response = await sendCreateKey(server, superadmin, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      ResponseStatus: expect.objectContaining({ ErrorCode: errorCode }),
    });
    expect(await listKeys(server, superadmin)).toHaveLength(8);
  });

  it("is not for the one who may only read", async () => {
    const server = await startTestServer();
    expect((await sendCreateKey(server, reader)).status).toBe(403);
    expect(await listKeys(server, administrator)).toHaveLength(8);
  });
});

describe("a created company key", () => {
  it("is on disk before it is answered, and there after a restart", async () => {
    const { now } = startTestClock();
    const server = await startTestServer({ now });
    const made = await createKey(server, administrator, { Notes: "kept" });
    // Read before close: what a crash would leave.
    expect(await readFile(join(server.stateDir, "bokamera.json"), "utf8")).toContain("kept");
    await server.close();
    const restarted = await startTestServer({ now, stateDir: server.stateDir });
    expect((await listKeys(restarted, administrator)).slice(8)).toEqual([made]);
  });

  it("is not revived when the state is lost and made afresh", async () => {
    const server = await startTestServer();
    const made = await createKey(server, administrator);
    await server.close();
    await writeFile(join(server.stateDir, "bokamera.json"), "damaged");
    const restarted = await startTestServer({ stateDir: server.stateDir });
    await createKey(restarted, administrator);
    const keys = (await listKeys(restarted, administrator)).map((row) => row.ApiKey);
    expect(keys).toHaveLength(9);
    expect(keys).not.toContain(made.ApiKey);
    expect(restarted.log).toEqual([expect.stringContaining("bokamera.json.damaged-1")]);
  });

  it("works as the company's x-api-key", async () => {
    const server = await startTestServer();
    const { ApiKey } = await createKey(server, administrator);
    const { access_token: accessToken } = await signIn(server, administrator);
    const headers = { "x-api-key": ApiKey };
    expect((await callApi(server, "/users", { accessToken, headers })).status).toBe(200);
  });
});

describe("the state of the BokaMera half", () => {
  it("holds no key, no password and no token, and neither does the log", async () => {
    const server = await startTestServer({ stateDir: await makeTestFolder(), jsonErrors: true });
    const tokens = await signIn(server, superadmin, { scope: "openid" });
    const secrets = [
      testRootSecret,
      passwordOf(server, superadmin),
      tokens.access_token,
      tokens.refresh_token,
      tokens.session_state,
      (await createKey(server, superadmin)).ApiKey,
      ...(await listKeys(server, superadmin)).map((row) => row.ApiKey),
    ];
    await sendCreateKey(server, superadmin, `{"Notes":"${tokens.access_token}`);
    await server.close();
    const text = await readFolder(server.stateDir);
    expect(text).toContain("createdKeys");
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(secret.replaceAll("-", ""));
    }
    expect(server.log).toEqual([]);
  });
});
