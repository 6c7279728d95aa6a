import { beforeEach, describe, expect, it } from "vitest";
import type { HttpAnswer } from "../../../electron/core/httpClient.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { BakuunPlatform } from "../../../electron/platforms/bakuun/bakuunPlatform.ts";
import type { KeyAccess, KeyGroup } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import { err, ok } from "../../../shared/result.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeHttpClient, jsonAnswer } from "../../fakes/fakeHttpClient.ts";

const host = "portal.example";
const plainKey = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNzMwCk";

let http: FakeHttpClient;
let clock: FakeClock;
let platform: BakuunPlatform;

beforeEach(() => {
  http = new FakeHttpClient();
  clock = new FakeClock();
  const access = ok({ origin: `https://${host}`, bearer: new Secret("admin-token"), apiKey: null });
  platform = new BakuunPlatform(
    { http, clock, openAccess: async () => access },
    { environment: "sandbox" },
  );
});

describe("BakuunPlatform verifies a key", () => {
  const verify = (group: string | null, access: KeyAccess | null) =>
    platform.verifyKey({ secret: new Secret(plainKey), group: group as KeyGroup | null, access });
  const taken = jsonAnswer({ status: "success", trackingId: "1" });

  it.each([
    ["mapping", "get-mapping"],
    ["ari", "get-availability"],
    ["booking", "get-reservations"],
  ])("by one harmless call that has the key in its body alone: %s", async (group, action) => {
    http.outcome = ok(taken);
    expect(await verify(group, "read")).toEqual(ok(undefined));
    expect(http.requests).toHaveLength(1);
    const [request] = http.requests;
    expect(request).toMatchObject({ method: "POST", url: `https://${host}/v2/read`, bearer: null });
    expect(request?.json).toMatchObject({ action });
    const { secretFields: { sharePost } = {}, ...rest } = request ?? {};
    expect(sharePost?.exposeText()).toBe(plainKey);
    expect(JSON.stringify(rest)).not.toContain(plainKey);
  });

  it.each<[string | null, KeyAccess | null]>([
    ["ari", "post"],
    ["ari", "other"],
    ["ari", null],
    ["search", "read"],
    ["constructor", "read"],
    [null, "read"],
  ])("makes no call with a key of %s, %s", async (group, access) => {
    expect(await verify(group, access)).toEqual(err({ kind: "not-supported" }));
    expect(http.requests).toEqual([]);
  });

  it.each<[HttpAnswer, AppError]>([
    [jsonAnswer({}, { status: 401 }), { kind: "unauthorized" }],
    [jsonAnswer({}, { status: 404 }), { kind: "not-supported" }],
    [jsonAnswer({}, { status: 500 }), { kind: "server-failed", status: 500 }],
    [
      jsonAnswer({ status: "error" }),
      { kind: "unexpected-answer", reason: "wrong-shape", status: 200 },
    ],
  ])("tells why it was not taken: %j", async (answer, error) => {
    http.outcome = ok(answer);
    expect(await verify("ari", "read")).toEqual(err(error));
  });

  it("asks nobody when it does not know the address", async () => {
    platform = new BakuunPlatform(
      { http, clock, openAccess: async () => err({ kind: "address-changed" }) },
      { environment: "live" },
    );
    expect(await verify("ari", "read")).toEqual(err({ kind: "address-changed" }));
    expect(http.requests).toEqual([]);
  });
});
