import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  administrator,
  callApi,
  createKey,
  listKeys,
  logoutPath,
  otherAdministrator,
  postForm,
  reader,
  sendRefreshToken,
  signIn,
  superadmin,
} from "./bokameraClient.ts";
import { startTestClock } from "./startTestClock.ts";
import { startTestServer } from "./startTestServer.ts";

const firstCompany = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10";
const secondCompany = "a94c7d52-0e3f-4b68-8c21-5f6b9d8e7c32";
const thirdCompany = "c6e1f0a8-7b25-4d93-b3e4-908a7f6d5e54";
const dayMs = 24 * 60 * 60 * 1_000;

describe("the company keys", () => {
  it("are told whole, each a GUID that looks like any other", async () => {
    const server = await startTestServer();
    const everybodys = [administrator, otherAdministrator].map((email) => listKeys(server, email));
    const rows = (await Promise.all(everybodys)).flat();
    expect(new Set(rows.map((row) => row.ApiKey)).size).toBe(16);
    for (const row of rows) {
      expect(row.ApiKey).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });

  it("are the same after a restart, and others with another root secret", async () => {
    const { now } = startTestClock();
    const server = await startTestServer({ now });
    const rows = await listKeys(server, administrator);
    await server.close();
    const { stateDir } = server;
    const restarted = await startTestServer({ now, stateDir });
    expect(await listKeys(restarted, administrator)).toEqual(rows);
    await restarted.close();
    const rootSecret = "quite another root secret, just as long as the first";
    const other = await startTestServer({ now, stateDir, rootSecret });
    const known = new Set(rows.map((row) => row.ApiKey));
    expect((await listKeys(other, administrator)).filter((row) => known.has(row.ApiKey))).toEqual(
      [],
    );
  });

  it("have one of each kind that an administrator should hear about", async () => {
    const { now } = startTestClock();
    const server = await startTestServer({ now });
    const rows = await listKeys(server, administrator);
    const daysUntil = (date: string) => Math.floor((Date.parse(`${date}Z`) - now()) / dayMs);
    const expiryDays = rows.flatMap(({ Active, ExpiryDate }) =>
      Active && ExpiryDate && !ExpiryDate.startsWith("0001") ? [daysUntil(ExpiryDate)] : [],
    );
    expect(expiryDays).toEqual([5, -21]);
    expect(rows.filter((row) => row.Active === undefined)).toHaveLength(1);
    expect(rows.filter((row) => row.AllowedIpAddresses === undefined)).toHaveLength(1);
    expect(rows.filter((row) => row.AllowedIpAddresses?.includes("0.0.0.0/0"))).toHaveLength(1);
    expect(rows.filter((row) => row.ContactEmail === undefined)).toHaveLength(1);
    expect(rows.filter((row) => daysUntil(row.CreatedDate) < -365)).toHaveLength(1);
  });

  it("have dates without a zone, with seven digits where there is a fraction", async () => {
    const server = await startTestServer({ now: startTestClock().now });
    const dates = (await listKeys(server, administrator)).map((row) => row.CreatedDate);
    expect(dates).toContain("2025-12-06T09:00:00");
    expect(dates).toContain("2025-08-24T16:00:00.1230000");
  });

  it("say never by a date in the year 0001 or by none at all", async () => {
    const server = await startTestServer();
    const expiries = (await listKeys(server, administrator)).map((row) => row.ExpiryDate);
    expect(expiries).toContain("0001-01-01T00:00:00");
    expect(expiries).toContain(undefined);
  });

  it("leave out what has the default value of its type", async () => {
    const server = await startTestServer();
    const { access_token: accessToken } = await signIn(server, administrator);
    const text = await (await callApi(server, "/apikeys", { accessToken })).text();
    expect(text).not.toMatch(/false|null|""/);
    expect(text).not.toContain("ResponseStatus");
  });

  it("are the active ones on request: neither cancelled nor expired", async () => {
    const clock = startTestClock();
    const server = await startTestServer({ now: clock.now });
    const activeCount = async () =>
      (await listKeys(server, administrator, "?ActiveOnly=true")).length;
    expect(await listKeys(server, administrator, "?ActiveOnly=false")).toHaveLength(8);
    expect(await activeCount()).toBe(6);
    clock.advance(6 * dayMs);
    expect(await activeCount()).toBe(5);
  });

  it.each(["?activeonly=1", "?ACTIVEONLY=True", "?ActiveOnly=true&CompanyId="])(
    "take their parameters in any casing: %s",
    async (query) => {
      const server = await startTestServer();
      expect(await listKeys(server, administrator, query)).toHaveLength(6);
    },
  );
});

describe("very many company keys", { timeout: 20_000 }, () => {
  it.each([0, 3, 10_000])("are as many as were asked for: %i", async (companyKeys) => {
    const server = await startTestServer({ companyKeys });
    const rows = await listKeys(server, administrator);
    expect(new Set(rows.map((row) => row.ApiKey)).size).toBe(companyKeys);
    expect(await listKeys(server, otherAdministrator)).toHaveLength(8);
  });

  it("are there by the hundred thousand, and take a new one", async () => {
    const { now } = startTestClock();
    const server = await startTestServer({ companyKeys: 100_000, now });
    const { access_token: accessToken } = await signIn(server, administrator);
    const made = await createKey(server, administrator);
    const text = await (await callApi(server, "/apikeys", { accessToken })).text();
    expect(text.split('"ApiKey":')).toHaveLength(100_002);
    expect(text).toContain(made.ApiKey);
    expect((await stat(join(server.stateDir, "bokamera.json"))).size).toBeLessThan(500);
  });
});

describe("whose company keys", () => {
  it("are the user's own, whichever company an administrator names", async () => {
    const server = await startTestServer();
    const rows = await listKeys(server, otherAdministrator, `?CompanyId=${firstCompany}`);
    expect(new Set(rows.map((row) => row.CompanyId))).toEqual(new Set([secondCompany]));
  });

  it.each([
    ["", firstCompany],
    [`?CompanyId=${thirdCompany}`, thirdCompany],
    [`?companyid=${thirdCompany.replaceAll("-", "").toUpperCase()}`, thirdCompany],
  ])("are those of the company that a superadmin names: %s", async (query, companyId) => {
    const server = await startTestServer();
    const rows = await listKeys(server, superadmin, query);
    expect(new Set(rows.map((row) => row.CompanyId))).toEqual(new Set([companyId]));
  });
});

describe("a failed list", () => {
  it.each([
    ["?CompanyId=nonsense", 400, "CompanyId"],
    ["?ActiveOnly=perhaps", 400, "ActiveOnly"],
  ])("for %s says what can't be read, beside an empty list", async (query, status, fieldName) => {
    const server = await startTestServer();
    const { access_token: accessToken } = await signIn(server, superadmin);
    const response = await callApi(server, `/apikeys${query}`, { accessToken });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      ApiKeys: [],
      ResponseStatus: {
        ErrorCode: "RequestBindingException",
        Message: expect.any(String),
        Errors: [
          {
            ErrorCode: "SerializationException",
            FieldName: fieldName,
            Message: expect.stringContaining(fieldName),
          },
        ],
      },
    });
  });

  it("for a company that there is not has an empty list beside it", async () => {
    const server = await startTestServer();
    const { access_token: accessToken } = await signIn(server, superadmin);
    const query = "?CompanyId=00000000-0000-4000-8000-000000000000";
    const response = await callApi(server, `/apikeys${query}`, { accessToken });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      ApiKeys: [],
      ResponseStatus: { ErrorCode: "NotFound" },
    });
  });
});

describe("who may call the API", () => {
  it.each([
    ["/apikeys", "no token", () => ({})],
    ["/users", "no token", () => ({})],
    ["/apikeys", "a wrong token", () => ({ authorization: "Bearer wrong" })],
    ["/apikeys", "another scheme", (token: string) => ({ authorization: `Basic ${token}` })],
    ["/apikeys", "more than a token", (token: string) => ({ authorization: `Bearer ${token}x` })],
    [
      "/apikeys",
      "the session's id",
      (token: string) => ({ authorization: `Bearer ${token.split(".")[0]}` }),
    ],
  ])("%s refuses %s with nothing but a header", async (path, _what, headersFor) => {
    const server = await startTestServer();
    const { access_token } = await signIn(server, administrator);
    const response = await callApi(server, path, { headers: headersFor(access_token) });
    await expectEmpty401(response);
  });

  it("a refresh token, a Bakuun token and a spent session do not", async () => {
    const server = await startTestServer();
    const { access_token, refresh_token } = await signIn(server, administrator);
    for (const accessToken of [refresh_token, server.adminToken]) {
      await expectEmpty401(await callApi(server, "/apikeys", { accessToken }));
    }
    await postForm(server, logoutPath, { refresh_token });
    await expectEmpty401(await callApi(server, "/apikeys", { accessToken: access_token }));
  });

  it("an access token may for five minutes, and a refresh leaves it alone", async () => {
    const clock = startTestClock();
    const server = await startTestServer({ now: clock.now });
    const { access_token: accessToken, refresh_token } = await signIn(server, administrator);
    clock.advance(299_000);
    await sendRefreshToken(server, refresh_token);
    expect((await callApi(server, "/apikeys", { accessToken })).status).toBe(200);
    clock.advance(1_000);
    await expectEmpty401(await callApi(server, "/apikeys", { accessToken }));
  });

  it("the one who may only read does not, and is told so in a text", async () => {
    const server = await startTestServer();
    const { access_token: accessToken } = await signIn(server, reader);
    const response = await callApi(server, "/apikeys", { accessToken });
    expect(response.status).toBe(403);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toMatch(/^Forbidden\n/);
  });

  it("everybody who is signed in learns who they are", async () => {
    const server = await startTestServer();
    const { access_token: accessToken } = await signIn(server, reader);
    expect(await (await callApi(server, "/users", { accessToken })).json()).toEqual({
      Id: "e83a6b97-1f0d-4c52-a7b9-40d5c2e6f803",
      Email: reader,
      FirstName: "Rita",
      LastName: "Ek",
      CompanyId: firstCompany,
      CompanyName: "Grand Hotel Spa",
      Roles: ["bookingsupplier-administrator-read"],
    });
  });

  it("everybody at all learns the version", async () => {
    const server = await startTestServer();
    expect(await (await callApi(server, "/version")).json()).toEqual({
      BuildTime: expect.any(String),
      Sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      InformationalVersion: expect.any(String),
      SemVer: "4.18.0",
    });
  });
});

describe("the company's own x-api-key", () => {
  const statusWith = async (
    server: Awaited<ReturnType<typeof startTestServer>>,
    email: string,
    apiKey: string,
  ) => {
    const { access_token: accessToken } = await signIn(server, email);
    const headers = { "x-api-key": apiKey };
    return (await callApi(server, "/apikeys", { accessToken, headers })).status;
  };

  it("may be sent along, with dashes or without", async () => {
    const server = await startTestServer();
    const apiKey = (await listKeys(server, administrator))[0]?.ApiKey ?? "";
    expect(await statusWith(server, administrator, apiKey)).toBe(200);
    expect(await statusWith(server, administrator, apiKey.replaceAll("-", "").toUpperCase())).toBe(
      200,
    );
    expect(await statusWith(server, superadmin, apiKey)).toBe(200);
  });

  it("is refused when it is wrong, cancelled, expired or another company's", async () => {
    const server = await startTestServer();
    const all = (await listKeys(server, administrator)).map((row) => row.ApiKey);
    const active = (await listKeys(server, administrator, "?ActiveOnly=true")).map(
      (row) => row.ApiKey,
    );
    const others = await listKeys(server, otherAdministrator);
    const ended = all.filter((key) => !active.includes(key));
    expect(ended).toHaveLength(2);
    for (const apiKey of [...ended, others[0]?.ApiKey ?? "", "", "nonsense"]) {
      expect(await statusWith(server, administrator, apiKey)).toBe(401);
    }
  });
});

describe("the switch for JSON errors", () => {
  it("gives 401 and 403 bodies that can be parsed", async () => {
    const server = await startTestServer({ jsonErrors: true });
    const stranger = await callApi(server, "/apikeys");
    expect(stranger.status).toBe(401);
    expect(stranger.headers.get("www-authenticate")).toMatch(/^Bearer /);
    expect(await stranger.json()).toEqual({
      ApiKeys: [],
      ResponseStatus: { ErrorCode: "Unauthorized", Message: "Not Authenticated", Errors: [] },
    });
    const { access_token: accessToken } = await signIn(server, reader);
    const forbidden = await callApi(server, "/apikeys", { accessToken });
    expect(forbidden.status).toBe(403);
    expect(await forbidden.json()).toMatchObject({ ResponseStatus: { ErrorCode: "Forbidden" } });
  });
});

describe("a fault", () => {
  it("strikes the API and the identity server too", async () => {
    const server = await startTestServer({ allowFaults: true });
    const order = (fault: object) =>
      callApi(server, "/__faults", { method: "POST", body: JSON.stringify(fault) });
    const { access_token: accessToken, refresh_token } = await signIn(server, administrator);
    await order({ route: "GET /apikeys", kind: "status", status: 402, times: 1 });
    expect((await callApi(server, "/apikeys", { accessToken })).status).toBe(402);
    await order({ route: "GET /apikeys", kind: "wrong-type", times: 1 });
    const wrong = await (await callApi(server, "/apikeys", { accessToken })).json();
    expect(wrong).toMatchObject({ ApiKeys: "none" });
    await order({
      route: "POST /realms/*/protocol/openid-connect/token",
      kind: "drop-after",
      times: 1,
    });
    await expect(sendRefreshToken(server, refresh_token)).rejects.toThrow("fetch failed");
    expect((await sendRefreshToken(server, refresh_token)).status).toBe(400);
  });
});

async function expectEmpty401(response: Response): Promise<void> {
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
  expect(await response.text()).toBe("");
}
