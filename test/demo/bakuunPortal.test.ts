import { describe, expect, it } from "vitest";
import { call, findRow, listRows, refusalOf, reveal } from "./bakuunClient.ts";
import { startTestServer } from "./startTestServer.ts";

const livePath = "/portal/live/api-keys";
const dayMs = 24 * 60 * 60 * 1_000;

describe("the list of keys", () => {
  it("has a Read and a Post key for mapping, ARI and booking in live", async () => {
    const server = await startTestServer();
    const rows = await listRows(server);
    expect(rows.map((row) => `${row.group} ${row.name}`)).toEqual([
      "mapping Read",
      "mapping Post",
      "ari Read",
      "ari Post",
      "booking Read",
      "booking Post",
    ]);
  });

  it("has search keys in the sandbox as well", async () => {
    const server = await startTestServer();
    const rows = await listRows(server, "sandbox");
    expect(rows).toHaveLength(8);
    expect(rows.slice(-2).map((row) => `${row.group} ${row.name}`)).toEqual([
      "search Read",
      "search Post",
    ]);
  });

  it("shows dots and the last four characters of each key, and no more", async () => {
    const server = await startTestServer();
    const text = await (await call(server, livePath)).text();
    for (const row of await listRows(server)) {
      const key = await reveal(server, row.id);
      expect(row.maskedKey).toBe(`••••••••${key.slice(-4)}`);
      expect(text).not.toContain(key.slice(0, -4));
    }
  });

  it("looks like a hotel in business on a first start", async () => {
    const nowMs = Date.parse("2026-03-12T10:40:00.000Z");
    const server = await startTestServer({ now: () => nowMs });
    const agoMs = async (keyId: string): Promise<number | null> => {
      const { lastUsed } = await findRow(server, keyId);
      return lastUsed === null ? null : nowMs - Date.parse(lastUsed);
    };
    expect(await agoMs("live-ari-post")).toBeLessThan(60_000);
    expect(await agoMs("live-booking-post")).toBeLessThan(5_000);
    expect(await agoMs("live-mapping-read")).toBeGreaterThan(dayMs);
    expect(await agoMs("live-mapping-read")).toBeLessThan(2 * dayMs);
    expect(await agoMs("live-mapping-post")).toBeNull();
  });

  it("has created dates that lie weeks and months apart", async () => {
    const server = await startTestServer();
    const times = (await listRows(server)).map((row) => Date.parse(row.created)).sort();
    for (const [index, time] of times.entries()) {
      expect(time - (times[index - 1] ?? 0)).toBeGreaterThan(30 * dayMs);
    }
  });

  it("answers 304 while nothing has changed", async () => {
    const server = await startTestServer();
    const first = await call(server, livePath);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^".+"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await call(server, livePath, { headers: { "if-none-match": known } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
    }
  });

  it("answers in full when the sender knows another list", async () => {
    const server = await startTestServer();
    const response = await call(server, livePath, { headers: { "if-none-match": '"other"' } });
    expect(response.status).toBe(200);
  });
});

describe("reveal", () => {
  it("tells the whole key, which nobody may keep", async () => {
    const server = await startTestServer();
    const path = `${livePath}/live-ari-post/reveal`;
    const response = await call(server, path, { method: "POST" });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ key: expect.stringMatching(/^[A-Za-z0-9]{48}$/) });
  });

  it("gives every key of both environments a secret of its own", async () => {
    const server = await startTestServer();
    const rows = [...(await listRows(server)), ...(await listRows(server, "sandbox"))];
    const keys = await Promise.all(rows.map((row) => reveal(server, row.id)));
    expect(new Set(keys).size).toBe(14);
  });
});

describe("signing in", () => {
  it("says who the admin and the viewer are", async () => {
    const server = await startTestServer();
    const viewer = { headers: { authorization: `Bearer ${server.viewerToken}` } };
    expect(await (await call(server, "/portal/whoami")).json()).toEqual({
      name: "Grand Hotel Group",
      roles: ["admin"],
    });
    expect(await (await call(server, "/portal/whoami", viewer)).json()).toEqual({
      name: "Grand Hotel Group",
      roles: ["viewer"],
    });
  });

  it.each([
    ["no token", ""],
    ["a wrong token", "Bearer wrong"],
    ["the token in another scheme", "Basic TOKEN"],
    ["more than the token", "Bearer TOKENx"],
    ["a part of the token", "Bearer TOKE"],
  ])("refuses %s on every path of the portal", async (_what, template) => {
    const server = await startTestServer();
    const { adminToken } = server;
    const text = template.replace("TOKEN", adminToken).replace("TOKE", adminToken.slice(0, -1));
    const requests = [
      ["GET", "/portal/whoami"],
      ["GET", livePath],
      ["POST", `${livePath}/live-ari-post/reveal`],
      ["POST", `${livePath}/live-ari-post/refresh`],
    ] as const;
    for (const [method, path] of requests) {
      const response = await call(server, path, { method, headers: { authorization: text } });
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(await refusalOf(response)).toBe("401 unauthorized");
    }
  });

  it("lets the viewer list, but neither reveal nor refresh", async () => {
    const server = await startTestServer();
    const headers = { authorization: `Bearer ${server.viewerToken}` };
    expect((await call(server, livePath, { headers })).status).toBe(200);
    for (const action of ["reveal", "refresh"]) {
      const path = `${livePath}/live-ari-post/${action}`;
      const response = await call(server, path, { method: "POST", headers });
      expect(await refusalOf(response)).toBe("403 forbidden");
    }
  });

  it("takes the admin token it was given", async () => {
    const server = await startTestServer({ adminToken: "the-admin-token-of-the-app" });
    const response = await call({ ...server, adminToken: "the-admin-token-of-the-app" }, livePath);
    expect(response.status).toBe(200);
  });
});

describe("what does not exist", () => {
  it.each([
    ["GET", "/", "404 not-found"],
    ["GET", "/portal/whoami/", "404 not-found"],
    ["GET", "/portal/%ZZ/api-keys", "404 not-found"],
    ["GET", "/portal//api-keys", "404 not-found"],
    ["GET", "/portal/moon/api-keys", "404 key-not-found"],
    ["POST", "/portal/live/api-keys/nothing/reveal", "404 key-not-found"],
    ["POST", "/portal/live/api-keys/nothing/refresh", "404 key-not-found"],
    ["POST", "/portal/sandbox/api-keys/live-ari-post/reveal", "404 key-not-found"],
    ["GET", "/__faults", "404 not-found"],
    ["POST", "/__faults", "404 not-found"],
    ["DELETE", livePath, "405 method-not-allowed"],
    ["GET", `${livePath}/live-ari-post/reveal`, "405 method-not-allowed"],
    ["GET", "/v2/push", "405 method-not-allowed"],
  ])("answers %s %s with %s", async (method, path, refusal) => {
    const server = await startTestServer();
    expect(await refusalOf(await call(server, path, { method }))).toBe(refusal);
  });

  it("names the methods that a path does take", async () => {
    const server = await startTestServer();
    const response = await call(server, livePath, { method: "PUT" });
    expect(response.headers.get("allow")).toBe("GET");
  });
});
