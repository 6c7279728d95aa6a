import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { HttpAnswer, HttpFailure } from "../../../electron/core/httpClient.ts";
import { mayHaveWorked } from "../../../electron/core/mayHaveWorked.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { BakuunPlatform } from "../../../electron/platforms/bakuun/bakuunPlatform.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
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
  it("sends the version and the idempotency key, and gives the new key masked and as a secret", async () => {
    http.outcome = ok(jsonAnswer(refreshed));
    const result = await platform.refreshKey(order);
    if (!result.ok) throw new Error(result.error.kind);
    expect(http.requests[0]?.headers).toMatchObject({
      "If-Match": '"7"',
      "Idempotency-Key": order.idempotencyKey,
    });
    const changed = { maskedKey: "••••••••••••MwCk", created: null, lastUsed: null, version: "8" };
    expect(result.value.refreshed).toEqual({ keyId, ...changed });
    expect(result.value.secret.exposeText()).toBe(plainKey);
  });

  it.each<HttpFailure>([
    { kind: "connection-lost", host },
    { kind: "timed-out", host, afterMs: 10_000 },
    { kind: "redirected", toOrigin: "https://elsewhere.example" },
    { kind: "answer-too-large", limitBytes: 1 },
    { kind: "unreachable", host },
  ])("sends once, and tells why there is no answer: $kind", async (failure) => {
    http.outcome = err(failure);
    expect(await platform.refreshKey(order)).toEqual(err(failure));
    expect(http.requests).toHaveLength(1);
  });

  it.each<[string, HttpAnswer, AppError]>([
    ["500", jsonAnswer({}, { status: 500 }), { kind: "server-failed", status: 500 }],
    [
      "an answer that can't be read",
      jsonAnswer({ key: 42 }),
      { kind: "unexpected-answer", reason: "wrong-shape", status: 200 },
    ],
    [
      "an HTML page",
      { ...jsonAnswer({}), headers: { "content-type": "text/html" } },
      { kind: "unexpected-answer", reason: "not-json", status: 200 },
    ],
  ])(
    "tells what was wrong with the answer, after which it may be done: %s",
    async (_what, answer, error) => {
      http.outcome = ok(answer);
      expect(await platform.refreshKey(order)).toEqual(err(error));
      expect(mayHaveWorked(error)).toBe(true);
    },
  );

  it.each<[number, AppError]>([
    [400, { kind: "unexpected-answer", reason: "unexpected-status", status: 400 }],
    [401, { kind: "unauthorized" }],
    [403, { kind: "forbidden" }],
    [404, { kind: "key-not-found" }],
    [412, { kind: "key-changed" }],
  ])("tells why it was refused, after which it is not done: %i", async (status, error) => {
    http.outcome = ok(jsonAnswer({}, { status }));
    expect(await platform.refreshKey(order)).toEqual(err(error));
    expect(mayHaveWorked(error)).toBe(false);
  });
});
