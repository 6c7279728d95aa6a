import { describe, expect, it } from "vitest";
import { createFingerprint } from "../../../electron/adapters/fingerprint.ts";
import { systemClock } from "../../../electron/adapters/systemClock.ts";
import type { CompanyKeyQuery, ListedCompanyKeys } from "../../../electron/core/keyPlatform.ts";
import { mayHaveWorked } from "../../../electron/core/mayHaveWorked.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { BokameraPlatform } from "../../../electron/platforms/bokamera/bokameraPlatform.ts";
import { checkVersion } from "../../../electron/platforms/bokamera/checkVersion.ts";
import type { CompanyId } from "../../../shared/companyKey.ts";
import {
  administrator,
  callApi,
  listKeys,
  otherAdministrator,
  reader,
  signIn,
  superadmin,
} from "../../demo/bokameraClient.ts";
import { startTestClock } from "../../demo/startTestClock.ts";
import { startTestServer, type TestServer } from "../../demo/startTestServer.ts";
import { NodeHttpClient } from "../../fakes/nodeHttpClient.ts";
import { FakeSession } from "./fakeSession.ts";

const firstCompany = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10" as CompanyId;
const thirdCompany = "c6e1f0a8-7b25-4d93-b3e4-908a7f6d5e54" as CompanyId;
const noCompany = "00000000-0000-4000-8000-000000000001" as CompanyId;
const own = { companyId: null, activeOnly: false };
const order = { companyId: null, contactEmail: "", notes: "MCP-server, plan 2" };

/** The platform as a person sees it who has signed in; each further token is theirs too. */
async function openAs(server: TestServer, email: string) {
  const http = new NodeHttpClient();
  const tokens = [await signIn(server, email), await signIn(server, email)];
  const session = new FakeSession(
    server.origin,
    tokens.map((one) => one.access_token),
  );
  const clock = systemClock;
  const platform = new BokameraPlatform({
    http,
    clock,
    fingerprint: createFingerprint(),
    session,
  });
  const list = async (query: Partial<CompanyKeyQuery> = {}): Promise<ListedCompanyKeys> => {
    const listed = await platform.listCompanyKeys({ ...own, ...query });
    if (!listed.ok) throw new Error(listed.error.kind);
    return listed.value;
  };
  const sent = () =>
    http.requests.map(({ method, url }) => `${method} ${url.slice(server.origin.length)}`);
  return { platform, list, session, sent };
}

function fault(server: TestServer, body: object): Promise<Response> {
  return callApi(server, "/__faults", { method: "POST", body: JSON.stringify(body) });
}

describe("an administrator", () => {
  it("sees all keys of the own company, masked", async () => {
    const server = await startTestServer({ now: startTestClock().now });
    const { list } = await openAs(server, administrator);
    const { rows, ...rest } = await list();
    expect(rest).toEqual({
      companyId: firstCompany,
      email: administrator,
      mayChooseCompany: false,
    });
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map((row) => row.keyId)).size).toBe(8);
    const text = JSON.stringify(rows);
    for (const { ApiKey } of await listKeys(server, administrator)) {
      expect(text).not.toContain(ApiKey.slice(0, -4));
      expect(text).toContain(`••••${ApiKey.slice(-4)}`);
    }
  });

  it("sees what the server leaves out, writes without a zone, or puts into the year 0001", async () => {
    const server = await startTestServer({ now: startTestClock().now });
    const { rows } = await (await openAs(server, administrator)).list();
    const byNotes = new Map(rows.map((row) => [row.notes, row]));
    expect(byNotes.get("Bokningssidan")).toMatchObject({
      isActive: true,
      created: "2025-12-06T09:00:00.000Z",
      expiry: null,
    });
    expect(byNotes.get("Förra byrån, uppsagd")).toMatchObject({ isActive: false, expiry: null });
    expect(byNotes.get("MCP-server")).toMatchObject({ expiry: null, allowedIpAddresses: "" });
    expect(byNotes.get("Kassasystemet, förnyas varje år")).toMatchObject({
      expiry: "2026-03-17T23:59:59.000Z",
    });
    expect(byNotes.get("Dörrskylten\nplan 2")).toMatchObject({
      contactEmail: "",
      created: "2025-08-24T16:00:00.123Z",
    });
  });

  it("sees the own company's even when another is asked for, which is not named", async () => {
    const server = await startTestServer();
    const { list, sent } = await openAs(server, administrator);
    const { rows, companyId } = await list({ companyId: thirdCompany });
    expect(companyId).toBe(firstCompany);
    expect(new Set(rows.map((row) => row.companyId))).toEqual(new Set([firstCompany]));
    expect(sent()).toEqual(["GET /users", "GET /apikeys"]);
  });

  it("sees the active ones on request", async () => {
    const server = await startTestServer();
    const { list } = await openAs(server, administrator);
    const { rows } = await list({ activeOnly: true });
    expect(rows).toHaveLength(6);
    expect((await list()).rows).toEqual(expect.arrayContaining([...rows]));
  });

  it("reveals exactly the key of a row", async () => {
    const server = await startTestServer();
    const { list, platform } = await openAs(server, administrator);
    const keys = (await listKeys(server, administrator)).map((row) => row.ApiKey);
    const revealed = (await list()).rows.map(({ keyId }) => platform.revealKey(keyId));
    const texts = (await Promise.all(revealed)).map((one) => one.ok && one.value.exposeText());
    expect(texts).toEqual(keys);
  });

  it("can't reveal another company's key by its id", async () => {
    const server = await startTestServer();
    const fingerprint = createFingerprint();
    const open = async (email: string) => {
      const session = new FakeSession(server.origin, [(await signIn(server, email)).access_token]);
      const http = new NodeHttpClient();
      return new BokameraPlatform({ http, clock: systemClock, fingerprint, session });
    };
    const others = await (await open(otherAdministrator)).listCompanyKeys(own);
    const keyId = others.ok ? others.value.rows[0]?.keyId : undefined;
    if (keyId === undefined) throw new Error("no key");
    const revealed = await (await open(administrator)).revealKey(keyId);
    expect(revealed).toEqual({ ok: false, error: { kind: "key-not-found" } });
  });

  it("makes a key, which the list then has", async () => {
    const server = await startTestServer();
    const { list, platform } = await openAs(server, administrator);
    const before = new Set((await list()).rows.map((row) => row.keyId));
    const created = await platform.createCompanyKey(order);
    if (!created.ok) throw new Error(created.error.kind);
    expect(created.value.row).toMatchObject({
      companyId: firstCompany,
      isActive: true,
      expiry: null,
      contactEmail: administrator,
      notes: "MCP-server, plan 2",
      allowedIpAddresses: "",
    });
    const added = (await list()).rows.filter((row) => !before.has(row.keyId));
    expect(added).toEqual([created.value.row]);
    const keys = await listKeys(server, administrator);
    expect(created.value.secret.exposeText()).toBe(keys.at(-1)?.ApiKey);
  });

  it("makes one key by an order whose answer is lost, which can't be told from none", async () => {
    const server = await startTestServer({ allowFaults: true });
    const { list, platform, sent } = await openAs(server, administrator);
    await list();
    await fault(server, { route: "POST /apikeys", kind: "drop-after", times: 1 });
    const created = await platform.createCompanyKey(order);
    expect(created).toMatchObject({ ok: false, error: { kind: "connection-lost" } });
    expect(!created.ok && mayHaveWorked(created.error)).toBe(true);
    expect(sent().filter((line) => line.startsWith("POST"))).toHaveLength(1);
    expect((await list()).rows).toHaveLength(9);
  });
});

describe("a new key is verified", () => {
  it.each([false, true])("against the server, JSON errors: %s", async (jsonErrors) => {
    const server = await startTestServer({ jsonErrors });
    const { platform, session } = await openAs(server, administrator);
    session.apiKey = new Secret("nonsense");
    const created = await platform.createCompanyKey(order);
    expect(created).toMatchObject({ ok: false, error: { kind: "unauthorized" } });
    session.apiKey = null;
    const made = await platform.createCompanyKey(order);
    if (!made.ok) throw new Error(made.error.kind);
    const key = { secret: made.value.secret, group: null, access: null };
    // The connection's own key plays no part in it, be it the one that was replaced.
    session.apiKey = new Secret("nonsense");
    expect(await platform.verifyKey(key)).toEqual({ ok: true, value: undefined });
  });

  it.each(["nonsense", "cancelled", "of another company"])("as refused: %s", async (which) => {
    const server = await startTestServer();
    const { list, platform, session } = await openAs(server, administrator);
    const { rows } = await list();
    const cancelled = rows.find(({ isActive }) => !isActive);
    const [foreign] = await listKeys(server, otherAdministrator);
    const revealed = cancelled && (await platform.revealKey(cancelled.keyId));
    const secrets: Readonly<Record<string, Secret | undefined>> = {
      nonsense: new Secret("nonsense"),
      cancelled: revealed?.ok ? revealed.value : undefined,
      "of another company": foreign && new Secret(foreign.ApiKey),
    };
    const secret = secrets[which];
    if (secret === undefined) throw new Error(`no key: ${which}`);
    const verified = await platform.verifyKey({ secret, group: null, access: null });
    expect(verified).toEqual({ ok: false, error: { kind: "unauthorized" } });
    expect(session.refused).toEqual([]);
  });

  it("by a token that has to be renewed first", async () => {
    const server = await startTestServer();
    const { access_token } = await signIn(server, administrator);
    const session = new FakeSession(server.origin, ["an expired token", access_token]);
    const fingerprint = createFingerprint();
    const http = new NodeHttpClient();
    const platform = new BokameraPlatform({ http, clock: systemClock, fingerprint, session });
    const [first] = await listKeys(server, administrator);
    const secret = new Secret(first?.ApiKey ?? "");
    expect(await platform.verifyKey({ secret, group: null, access: null })).toMatchObject({
      ok: true,
    });
    expect(session.refused).toHaveLength(1);
  });
});

describe("a superadmin", () => {
  it("goes from company to company, and back to the own one", async () => {
    const server = await startTestServer();
    const { list, sent } = await openAs(server, superadmin);
    for (const [asked, companyId] of [
      [null, firstCompany],
      [thirdCompany, thirdCompany],
      [null, firstCompany],
    ] as const) {
      const listed = await list({ companyId: asked });
      expect(listed).toMatchObject({ companyId, mayChooseCompany: true });
      expect(listed.rows.every((row) => row.companyId === companyId)).toBe(true);
    }
    expect(sent()).toContain(`GET /apikeys?CompanyId=${thirdCompany}`);
  });

  it("reveals and makes keys of another company", async () => {
    const server = await startTestServer();
    const { list, platform } = await openAs(server, superadmin);
    const created = await platform.createCompanyKey({ ...order, companyId: thirdCompany });
    expect(created).toMatchObject({ value: { row: { companyId: thirdCompany } } });
    const { rows } = await list({ companyId: thirdCompany });
    const keys = await listKeys(server, superadmin, `?CompanyId=${thirdCompany}`);
    const last = rows.at(-1);
    expect(created.ok && created.value.row).toEqual(last);
    const revealed = last && (await platform.revealKey(last.keyId));
    expect(revealed?.ok && revealed.value.exposeText()).toBe(keys.at(-1)?.ApiKey);
  });

  it("hears that there is no such company", async () => {
    const server = await startTestServer();
    const { platform } = await openAs(server, superadmin);
    const notFound = { ok: false, error: { kind: "company-not-found" } };
    expect(await platform.listCompanyKeys({ ...own, companyId: noCompany })).toEqual(notFound);
    expect(await platform.createCompanyKey({ ...order, companyId: noCompany })).toEqual(notFound);
  });
});

describe.each([false, true])("somebody whose errors have JSON bodies: %s", (jsonErrors) => {
  it("hears that the role does not allow it", async () => {
    const server = await startTestServer({ jsonErrors });
    const { platform } = await openAs(server, reader);
    expect(await platform.whoAmI()).toEqual({
      ok: true,
      value: { name: "Rita Ek", email: reader },
    });
    const forbidden = { ok: false, error: { kind: "forbidden" } };
    expect(await platform.listCompanyKeys(own)).toEqual(forbidden);
    expect(await platform.createCompanyKey(order)).toEqual(forbidden);
  });

  it("goes on after one renewal when the token is refused", async () => {
    const server = await startTestServer({ jsonErrors });
    const { access_token } = await signIn(server, administrator);
    const session = new FakeSession(server.origin, ["an expired token", access_token]);
    const platform = new BokameraPlatform({
      http: new NodeHttpClient(),
      clock: systemClock,
      fingerprint: createFingerprint(),
      session,
    });
    expect(await platform.listCompanyKeys(own)).toMatchObject({ ok: true });
    expect(session.refused).toHaveLength(1);
  });

  it("is not signed out by a wrong company key, which no renewal mends", async () => {
    const server = await startTestServer({ jsonErrors });
    const { platform, session } = await openAs(server, administrator);
    session.apiKey = new Secret("nonsense");
    const refused = { ok: false, error: { kind: "unauthorized" } };
    expect(await platform.listCompanyKeys(own)).toEqual(refused);
    expect(session.refused).toHaveLength(1);
  });
});

describe("a server that fails", () => {
  it.each([
    [{ kind: "status", status: 402 }, { kind: "step-up-required" }],
    [
      { kind: "status", status: 405 },
      { kind: "unexpected-answer", reason: "unexpected-status", status: 405 },
    ],
    [{ kind: "status", status: 409 }, { kind: "conflict" }],
    [
      { kind: "status", status: 429, retryAfter: 3 },
      { kind: "rate-limited", retryAfterMs: 3_000 },
    ],
    [
      { kind: "status", status: 503 },
      { kind: "server-failed", status: 503 },
    ],
    [{ kind: "drop-before" }, { kind: "connection-lost", host: expect.any(String) }],
    [{ kind: "truncate" }, { kind: "connection-lost", host: expect.any(String) }],
    [{ kind: "redirect" }, { kind: "redirected", toOrigin: "http://127.0.0.1:9" }],
    [{ kind: "malformed" }, { kind: "unexpected-answer", reason: "malformed-json", status: 200 }],
    [{ kind: "html" }, { kind: "unexpected-answer", reason: "not-json", status: 200 }],
    [{ kind: "wrong-type" }, { kind: "unexpected-answer", reason: "wrong-shape", status: 200 }],
    // 11 MB, which a list of keys may be: its shape is what is wrong with it.
    [{ kind: "huge" }, { kind: "unexpected-answer", reason: "wrong-shape", status: 200 }],
  ])("is reported for what it is: %j", async (ordered, error) => {
    const server = await startTestServer({ allowFaults: true });
    const { platform } = await openAs(server, administrator);
    await fault(server, { route: "GET /apikeys", ...ordered });
    expect(await platform.listCompanyKeys(own)).toEqual({ ok: false, error });
  });
});

it("the address of a server is checked without signing in", async () => {
  const { origin } = await startTestServer();
  const dependencies = { http: new NodeHttpClient(), clock: systemClock };
  expect(await checkVersion(dependencies, origin)).toEqual({ ok: true, value: "4.18.0" });
});

it("ten thousand keys are listed, and one of them is revealed", {
  timeout: 30_000,
}, async () => {
  const server = await startTestServer({ companyKeys: 10_000 });
  const { list, platform } = await openAs(server, administrator);
  const { rows } = await list();
  expect(new Set(rows.map((row) => row.keyId)).size).toBe(10_000);
  const last = rows.at(-1);
  expect(last && (await platform.revealKey(last.keyId))).toMatchObject({ ok: true });
});
