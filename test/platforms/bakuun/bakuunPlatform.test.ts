import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { HttpFailure } from "../../../electron/core/httpClient.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { BakuunPlatform } from "../../../electron/platforms/bakuun/bakuunPlatform.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import { err, ok } from "../../../shared/result.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeHttpClient, jsonAnswer } from "../../fakes/fakeHttpClient.ts";

const keyId = "ari-post" as KeyId;
const plainKey = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNzMwCk";
const listedKey = {
  id: "ari-post",
  group: "ari",
  name: "Post",
  maskedKey: "••••••••1f9c",
  lastUsed: "2026-03-12T10:37:00Z",
  created: "2026-01-04T09:00:00+01:00",
  version: "7",
};
const refreshed = { key: plainKey, maskedKey: "x", created: null, lastUsed: null, version: "8" };
const order = { keyId, version: "7", idempotencyKey: "00000000-0000-4000-8000-000000000001" };
const host = "portal.example";

let http: FakeHttpClient;
let platform: BakuunPlatform;

beforeEach(() => {
  http = new FakeHttpClient();
  const access = ok({ origin: `https://${host}`, bearer: new Secret("admin-token"), apiKey: null });
  platform = new BakuunPlatform(
    { http, clock: new FakeClock(), openAccess: async () => access },
    { environment: "sandbox" },
  );
});

describe("BakuunPlatform lists keys", () => {
  it("asks its own environment, with the token", async () => {
    http.outcome = ok(jsonAnswer({ keys: [] }));
    await platform.listKeys();
    expect(http.requests[0]).toMatchObject({
      method: "GET",
      url: "https://portal.example/portal/sandbox/api-keys",
    });
    expect(http.requests[0]?.bearer?.exposeText()).toBe("admin-token");
  });

  it("gives masked rows with instants in UTC", async () => {
    http.outcome = ok(jsonAnswer({ keys: [{ ...listedKey, unknownField: true }] }));
    expect(await platform.listKeys()).toEqual({
      ok: true,
      value: [
        {
          keyId: "ari-post",
          group: "ari",
          access: "post",
          name: "Post",
          maskedKey: "••••••••••••1f9c",
          lastUsed: "2026-03-12T10:37:00.000Z",
          created: "2026-01-04T08:00:00.000Z",
          version: "7",
        },
      ],
    });
  });

  it("keeps a group and a name that it does not know", async () => {
    const stranger = { ...listedKey, group: " rateShop", name: " Sync " };
    http.outcome = ok(jsonAnswer({ keys: [stranger] }));
    const listed = await platform.listKeys();
    expect(listed).toMatchObject({
      value: [{ group: "rate-shop", name: "Sync", access: "other" }],
    });
  });

  it("masks a key that the server did not mask", async () => {
    http.outcome = ok(jsonAnswer({ keys: [{ ...listedKey, maskedKey: plainKey }] }));
    expect(JSON.stringify(await platform.listKeys())).not.toContain(plainKey.slice(0, -4));
  });

  it.each([
    ["an id that would change the URL", { id: "../../whoami" }],
    ["an id of dots, which would too", { id: ".." }],
    ["a version that would end the header", { version: 'x"\r\nX: y' }],
    ["a date that is none", { created: "yesterday" }],
    ["a missing version", { version: undefined }],
    ["a group without a name", { group: " " }],
  ])("refuses %s", async (_what, change) => {
    http.outcome = ok(jsonAnswer({ keys: [{ ...listedKey, ...change }] }));
    expect(await platform.listKeys()).toMatchObject({ error: { reason: "wrong-shape" } });
  });

  it("refuses two keys of one id, which it could not tell apart", async () => {
    http.outcome = ok(jsonAnswer({ keys: [listedKey, { ...listedKey, name: "Read" }] }));
    expect(await platform.listKeys()).toMatchObject({ error: { reason: "wrong-shape" } });
  });

  it("survives any JSON without a throw", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (json) => {
        http.outcome = ok(jsonAnswer(json));
        await platform.listKeys();
      }),
    );
  });

  it("takes a 404 for a wrong address, not for a missing key", async () => {
    http.outcome = ok(jsonAnswer({}, { status: 404 }));
    expect(await platform.listKeys()).toMatchObject({ error: { reason: "unexpected-status" } });
    expect(await platform.revealKey(keyId)).toEqual(err({ kind: "key-not-found" }));
  });

  it("asks nobody when it has no token", async () => {
    platform = new BakuunPlatform(
      { http, clock: new FakeClock(), openAccess: async () => err({ kind: "token-missing" }) },
      { environment: "live" },
    );
    expect(await platform.listKeys()).toEqual({ ok: false, error: { kind: "token-missing" } });
    expect(http.requests).toHaveLength(0);
  });
});

describe("BakuunPlatform reveals a key", () => {
  it("gives it as a secret", async () => {
    http.outcome = ok(jsonAnswer({ key: plainKey }));
    const revealed = await platform.revealKey(keyId);
    if (!revealed.ok) throw new Error(revealed.error.kind);
    expect(revealed.value.exposeText()).toBe(plainKey);
    expect(http.requests[0]).toMatchObject({
      method: "POST",
      url: "https://portal.example/portal/sandbox/api-keys/ari-post/reveal",
    });
  });
});

describe("BakuunPlatform refreshes a key", () => {
  it("sends the version and the idempotency key, and keeps the new secret to itself", async () => {
    http.outcome = ok(jsonAnswer(refreshed));
    const result = await platform.refreshKey(order);
    expect(http.requests[0]?.headers).toMatchObject({
      "If-Match": '"7"',
      "Idempotency-Key": order.idempotencyKey,
    });
    const changed = { maskedKey: "••••••••••••MwCk", created: null, lastUsed: null, version: "8" };
    expect(result).toEqual({ ok: true, value: { keyId, ...changed } });
  });

  it.each<[string, HttpFailure]>([
    ["a lost connection", { kind: "connection-lost", host }],
    ["a time-out", { kind: "timed-out", host, afterMs: 10_000 }],
    ["a redirect", { kind: "redirected", toOrigin: "https://elsewhere.example" }],
    ["an endless answer", { kind: "answer-too-large", limitBytes: 1 }],
  ])("does not know the outcome after %s", async (_what, failure) => {
    http.outcome = err(failure);
    expect(await platform.refreshKey(order)).toEqual(err({ kind: "refresh-outcome-unknown" }));
  });

  it.each([
    ["status 500", jsonAnswer({}, { status: 500 })],
    ["an answer that can't be read", jsonAnswer({ key: 42 })],
    ["an HTML page", { ...jsonAnswer({}), headers: { "content-type": "text/html" } }],
  ])("does not know the outcome after %s", async (_what, answer) => {
    http.outcome = ok(answer);
    expect(await platform.refreshKey(order)).toEqual(err({ kind: "refresh-outcome-unknown" }));
  });

  it.each([
    [400, { kind: "unexpected-answer", reason: "unexpected-status", status: 400 } as const],
    [401, { kind: "unauthorized" } as const],
    [403, { kind: "forbidden" } as const],
    [404, { kind: "key-not-found" } as const],
    [412, { kind: "key-changed" } as const],
  ])("knows that nothing was refreshed after status %i", async (status, error) => {
    http.outcome = ok(jsonAnswer({}, { status }));
    expect(await platform.refreshKey(order)).toEqual(err(error));
  });

  it("knows that nothing was refreshed when the server was never reached", async () => {
    http.outcome = err({ kind: "unreachable", host });
    expect(await platform.refreshKey(order)).toEqual(err({ kind: "unreachable", host }));
  });
});
