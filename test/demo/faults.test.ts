import { describe, expect, it } from "vitest";
import { call, findRow, listRows, refusalOf, reveal, sendRefresh } from "./bakuunClient.ts";
import { startTestServer, type TestServer } from "./startTestServer.ts";

const livePath = "/portal/live/api-keys";
const keyId = "live-ari-post";
const refreshRoute = "POST /portal/live/api-keys/*/refresh";

const startFaultyServer = () => startTestServer({ allowFaults: true });

function order(server: TestServer, fault: object): Promise<Response> {
  const body = JSON.stringify(fault);
  return fetch(`${server.origin}/__faults`, { method: "POST", body });
}

describe("a fault", () => {
  it("of kind status answers with that status and tells when to come back", async () => {
    const server = await startFaultyServer();
    await order(server, { route: `GET ${livePath}`, kind: "status", status: 429, retryAfter: 7 });
    const response = await call(server, livePath);
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await refusalOf(response)).toBe("429 ordered-fault");
  });

  it("of kind status is a 500 when no status is named", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "status" });
    expect((await call(server, livePath)).status).toBe(500);
  });

  it("of kind delay does the work at once and answers later", async () => {
    const server = await startFaultyServer();
    const { version } = await findRow(server, keyId);
    await order(server, { route: refreshRoute, kind: "delay", ms: 60_000 });
    const giveUp = new AbortController();
    const late = fetch(`${server.origin}${livePath}/${keyId}/refresh`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${server.adminToken}`,
        "if-match": `"${version}"`,
        "idempotency-key": "7b0c1c1e-0b1e-4d0c-9a57-6a3f0a5a1c11",
      },
      signal: giveUp.signal,
    });
    await expect
      .poll(async () => (await findRow(server, keyId)).version, { timeout: 4_000 })
      .not.toBe(version);
    giveUp.abort();
    await expect(late).rejects.toThrow();
  });

  it("of kind delay answers in full in the end", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "delay", ms: 5 });
    expect(await listRows(server)).toHaveLength(6);
  });

  it("of kind drop-before cuts the connection and does nothing", async () => {
    const server = await startFaultyServer();
    const before = await findRow(server, keyId);
    await order(server, { route: refreshRoute, kind: "drop-before" });
    await expect(sendRefresh(server, keyId)).rejects.toThrow("fetch failed");
    expect(await findRow(server, keyId)).toEqual(before);
  });

  it("of kind drop-after does the work, then loses the answer, which can be asked for again", async () => {
    const server = await startFaultyServer();
    const before = await findRow(server, keyId);
    const idempotencyKey = "f3a4bb34-0a3c-45a9-bd2c-0a1f8a0f77aa";
    const { version } = before;
    await order(server, { route: refreshRoute, kind: "drop-after", times: 1 });
    const lost = sendRefresh(server, keyId, { version, idempotencyKey });
    await expect(lost).rejects.toThrow("fetch failed");
    const after = await findRow(server, keyId);
    expect(after.version).not.toBe(version);

    const again = await sendRefresh(server, keyId, { version, idempotencyKey });
    expect(await again.json()).toMatchObject({ version: after.version });
    expect(await findRow(server, keyId)).toEqual(after);
  });

  it("of kind truncate does the work, announces all of the answer and sends half", async () => {
    const server = await startFaultyServer();
    const whole = await (await call(server, livePath)).text();
    await order(server, { route: "*", kind: "truncate" });
    const response = await call(server, livePath);
    expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(whole)));
    await expect(response.text()).rejects.toThrow("terminated");
  });

  it("of kind malformed answers with JSON that breaks off", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "malformed" });
    const response = await call(server, livePath);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("application/json");
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it("of kind html answers with a page", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "html" });
    const response = await call(server, livePath);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toContain("<!doctype html>");
  });

  it("of kind redirect points to another origin", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "redirect", times: 1 });
    const response = await call(server, livePath);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("http://127.0.0.1:9/elsewhere");
  });

  it("of kind redirect points to where it was ordered to", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "redirect", location: "https://elsewhere.example/" });
    const { headers } = await call(server, livePath);
    expect(headers.get("location")).toBe("https://elsewhere.example/");
  });

  it("of kind huge answers with more than 10 MB of valid JSON", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "huge" });
    const response = await call(server, livePath);
    expect(response.headers.get("content-length")).toBeNull();
    const text = await response.text();
    expect(text.length).toBeGreaterThan(10 * 1024 * 1024);
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it("of kind wrong-type answers with JSON in which no field fits", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "wrong-type" });
    expect(await (await call(server, livePath)).json()).toMatchObject({
      keys: "none",
      key: 42,
      name: [],
    });
  });
});

describe("the route of a fault", () => {
  it.each([
    ["*", true],
    ["* *", true],
    ["POST *", true],
    ["GET *", false],
    ["post /portal/live/api-keys/live-ari-post/reveal", true],
    ["POST /portal/:environment/api-keys/:keyId/reveal", true],
    ["POST /portal/*/api-keys/*/reveal", true],
    ["* /portal/live/api-keys/live-ari-post/reveal", true],
    ["POST /portal/live/api-keys/live-ari-read/reveal", false],
    ["POST /portal/live/api-keys/*/refresh", false],
    ["POST /portal/*", false],
  ])("%s hits a reveal: %s", async (route, hits) => {
    const server = await startFaultyServer();
    await order(server, { route, kind: "status", status: 503 });
    const path = `${livePath}/${keyId}/reveal`;
    const response = await call(server, path, { method: "POST" });
    expect(response.status).toBe(hits ? 503 : 200);
  });

  it("is compared without the query", async () => {
    const server = await startFaultyServer();
    await order(server, { route: `GET ${livePath}`, kind: "status", status: 503 });
    expect((await call(server, `${livePath}?a=/b`)).status).toBe(503);
  });
});

describe("ordered faults", () => {
  it("strike as often as ordered, oldest first", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "status", status: 503, times: 2 });
    await order(server, { route: "*", kind: "status", status: 429, times: 1 });
    const statuses: number[] = [];
    for (let round = 0; round < 4; round += 1) statuses.push((await call(server, livePath)).status);
    expect(statuses).toEqual([503, 503, 429, 200]);
  });

  it("are listed and deleted, and never hit their own path", async () => {
    const server = await startFaultyServer();
    await order(server, { route: "*", kind: "drop-before", times: 3 });
    const listed = await fetch(`${server.origin}/__faults`);
    expect(await listed.json()).toMatchObject({
      faults: [{ route: "*", kind: "drop-before", times: 3 }],
    });
    const deleted = await fetch(`${server.origin}/__faults`, { method: "DELETE" });
    expect(await deleted.json()).toEqual({ faults: [] });
    expect(await reveal(server, keyId)).toHaveLength(48);
  });

  it.each([
    ["no route", { kind: "html" }],
    ["a route without a method", { route: livePath, kind: "html" }],
    ["an unknown kind", { route: "*", kind: "flood" }],
    ["a status of success", { route: "*", kind: "status", status: 200 }],
    ["no times at all", { route: "*", kind: "html", times: 0 }],
    ["a line break in the location", { route: "*", kind: "redirect", location: "a\r\nb" }],
  ])("are refused with %s", async (_what, fault) => {
    const server = await startFaultyServer();
    expect(await refusalOf(await order(server, fault))).toBe("400 wrong-shape");
    expect((await call(server, livePath)).status).toBe(200);
  });
});
