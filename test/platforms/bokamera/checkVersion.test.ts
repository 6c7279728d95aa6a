import { beforeEach, describe, expect, it } from "vitest";
import { checkVersion } from "../../../electron/platforms/bokamera/checkVersion.ts";
import { err } from "../../../shared/result.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeHttpClient } from "../../fakes/fakeHttpClient.ts";
import { answers, answersText } from "./sampleAnswers.ts";

let http: FakeHttpClient;

beforeEach(() => {
  http = new FakeHttpClient();
});

const check = () => checkVersion({ http, clock: new FakeClock() }, "https://api.example");

describe("the check of a BokaMera address", () => {
  it("asks for the version without signing in", async () => {
    http.outcome = answers({ BuildTime: "2026-02-03T07:12:45", SemVer: "4.18.0" });
    expect(await check()).toEqual({ ok: true, value: "4.18.0" });
    expect(http.requests).toEqual([
      {
        method: "GET",
        url: "https://api.example/version",
        headers: { Accept: "application/json" },
        bearer: null,
      },
    ]);
  });

  it.each([[{}], [{ SemVer: 4 }], [{ SemVer: "<b>4</b>" }], [{ SemVer: "4".repeat(65) }]])(
    "is content with any JSON object: %j",
    async (json) => {
      http.outcome = answers(json);
      expect(await check()).toEqual({ ok: true, value: "" });
    },
  );

  it("fails where something else answers, or nothing", async () => {
    http.outcome = answersText(200, "<html></html>", { "content-type": "text/html" });
    expect(await check()).toMatchObject({ error: { reason: "not-json" } });
    http.outcome = answers([]);
    expect(await check()).toMatchObject({ error: { reason: "wrong-shape" } });
    http.outcome = answersText(404);
    expect(await check()).toMatchObject({ error: { status: 404 } });
    http.outcome = err({ kind: "unreachable", host: "api.example" });
    expect(await check()).toEqual({
      ok: false,
      error: { kind: "unreachable", host: "api.example" },
    });
  });
});
