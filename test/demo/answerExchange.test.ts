import { describe, expect, it } from "vitest";
import { exchange, findRow, listRows, refresh, refusalOf, reveal } from "./bakuunClient.ts";
import { startTestServer } from "./startTestServer.ts";

const nowMs = Date.parse("2026-03-12T10:40:00.000Z");
const now = () => nowMs;

describe("the data plane", () => {
  it.each([
    ["/v2/push", "live-mapping-post", "update-mapping"],
    ["/v2/push", "live-ari-post", "update-rates"],
    ["/v2/push", "live-booking-post", "cancel-reservation"],
    ["/v2/push", "sandbox-search-post", "update-search-content"],
    ["/v2/push", "sandbox-ari-post", "update-inventory"],
    ["/v2/read", "live-mapping-read", "get-mapping"],
    ["/v2/read", "live-ari-read", "get-availability"],
    ["/v2/read", "live-booking-read", "get-reservations"],
    ["/v2/read", "sandbox-search-read", "search-availability"],
  ] as const)("at %s takes %s for %s, and Last used moves", async (path, keyId, action) => {
    const server = await startTestServer({ now });
    const key = await reveal(server, keyId);
    const response = await exchange(server, path, { key, action });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "success",
      trackingId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect((await findRow(server, keyId)).lastUsed).toBe("2026-03-12T10:40:00.000Z");
  });

  it("refuses the old key from the moment of the refresh, and takes the new one", async () => {
    const server = await startTestServer({ now });
    const oldKey = await reveal(server, "live-ari-post");
    const { key } = await refresh(server, "live-ari-post");

    const refused = await exchange(server, "/v2/push", { key: oldKey, action: "update-rates" });
    expect(await refusalOf(refused)).toBe("401 invalid-key");
    expect((await findRow(server, "live-ari-post")).lastUsed).toBeNull();

    const taken = await exchange(server, "/v2/push", { key, action: "update-rates" });
    expect(taken.status).toBe(200);
    expect((await findRow(server, "live-ari-post")).lastUsed).not.toBeNull();
  });

  it.each([
    ["a Read key", "/v2/push", "live-ari-read", "update-rates", "401 invalid-key"],
    ["a Post key", "/v2/read", "live-ari-post", "get-rates", "401 invalid-key"],
    ["the wrong group", "/v2/push", "live-booking-post", "update-rates", "401 invalid-key"],
    ["no such action", "/v2/push", "live-ari-post", "burn-down", "400 unsupported-action"],
    ["an action to read", "/v2/push", "live-ari-post", "get-rates", "400 unsupported-action"],
    ["a name of Object", "/v2/push", "live-ari-post", "constructor", "400 unsupported-action"],
  ] as const)(
    "refuses %s at %s, and nothing changes",
    async (_what, path, keyId, action, refusal) => {
      const server = await startTestServer({ now });
      const before = await listRows(server);
      const key = await reveal(server, keyId);
      expect(await refusalOf(await exchange(server, path, { key, action }))).toBe(refusal);
      expect(await listRows(server)).toEqual(before);
    },
  );

  it("refuses a key that never was", async () => {
    const server = await startTestServer();
    const key = "x".repeat(48);
    const response = await exchange(server, "/v2/push", { key, action: "burn-down" });
    expect(await refusalOf(response)).toBe("401 invalid-key");
  });

  it.each([
    ["no JSON", "{", "400 bad-json"],
    ["nothing", "", "400 bad-json"],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "400 bad-json"],
    ["another shape", '{"sharePost":1}', "400 wrong-shape"],
    ["null", "null", "400 wrong-shape"],
    ["more than 1 MB", JSON.stringify("x".repeat(1_000_000)), "413 body-too-large"],
  ])("refuses a body with %s", async (_what, body, refusal) => {
    const server = await startTestServer();
    const response = await fetch(`${server.origin}/v2/push`, { method: "POST", body });
    expect(await refusalOf(response)).toBe(refusal);
  });

  it("takes a body of 1 MB to the byte", async () => {
    const server = await startTestServer();
    const body = JSON.stringify("x".repeat(999_998));
    const response = await fetch(`${server.origin}/v2/push`, { method: "POST", body });
    expect(await refusalOf(response)).toBe("400 wrong-shape");
  });
});
