import { beforeEach, describe, expect, it } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { BakuunPlatform } from "../../../electron/platforms/bakuun/bakuunPlatform.ts";
import { ok } from "../../../shared/result.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeHttpClient, jsonAnswer } from "../../fakes/fakeHttpClient.ts";

const host = "portal.example";

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

describe("BakuunPlatform tells the time", () => {
  const nowMs = Date.parse("2026-03-12T10:40:00.000Z");
  const answerAt = async (date: string, status = 200) => {
    http.outcome = ok(jsonAnswer({ keys: [] }, { status, headers: { date } }));
    await platform.listKeys();
  };

  it("not before any answer: our own clock may be a day off", () => {
    expect(platform.nowMs()).toBeNull();
  });

  it.each([200, 503])(
    "by the platform's from its last answer on, of status %i too",
    async (status) => {
      await answerAt("Wed, 11 Mar 2026 09:00:30 GMT", status);
      expect(platform.nowMs()).toBe(Date.parse("2026-03-11T09:00:30.000Z"));
      clock.advance(5_000);
      expect(platform.nowMs()).toBe(Date.parse("2026-03-11T09:00:35.000Z"));
    },
  );

  it("right again from the next answer on after our own clock was set", async () => {
    await answerAt("Thu, 12 Mar 2026 10:40:10 GMT");
    clock.advance(24 * 3_600_000);
    await answerAt("Thu, 12 Mar 2026 10:40:12 GMT");
    expect(platform.nowMs()).toBe(nowMs + 12_000);
  });

  it.each([
    "",
    "yesterday",
    "2026-03-11T09:00:30Z",
    "Wed, 11 Mar 2026 09:00:30 +0200",
    "Thu, 11 Mar 2026 09:00:30 GMT",
    "Wednesday, 11-Mar-26 09:00:30 GMT",
    "Wed, 11 Mar 2026 09:00:30 GMT, Wed, 11 Mar 2026 09:00:30 GMT",
    "0",
  ])("not by a date that is none: %j", async (date) => {
    await answerAt("Thu, 12 Mar 2026 12:00:00 GMT");
    await answerAt(date);
    expect(platform.nowMs()).toBe(Date.parse("2026-03-12T12:00:00.000Z"));
  });
});
