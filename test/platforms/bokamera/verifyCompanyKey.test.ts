import { beforeEach, describe, expect, it } from "vitest";
import { createFingerprint } from "../../../electron/adapters/fingerprint.ts";
import type { HttpFailure } from "../../../electron/core/httpClient.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { BokameraPlatform } from "../../../electron/platforms/bokamera/bokameraPlatform.ts";
import { err } from "../../../shared/result.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeHttpClient } from "../../fakes/fakeHttpClient.ts";
import { FakeSession } from "./fakeSession.ts";
import { administratorDto, answers, answersText } from "./sampleAnswers.ts";

const origin = "https://api.example";

let http: FakeHttpClient;
let session: FakeSession;
let platform: BokameraPlatform;

beforeEach(() => {
  http = new FakeHttpClient();
  http.outcomes.set("GET /users", [answers(administratorDto)]);
  session = new FakeSession(origin, ["first-token", "second-token", "third-token"]);
  const fingerprint = createFingerprint();
  platform = new BokameraPlatform({ http, clock: new FakeClock(), fingerprint, session });
});

/** `GET /users first-token`, a line a request. */
function sent(): readonly string[] {
  return http.requests.map(
    ({ method, url, bearer }) => `${method} ${url.slice(origin.length)} ${bearer?.exposeText()}`,
  );
}

describe("a company key is verified", () => {
  const key = { secret: new Secret("new-key"), group: null, access: null };
  const keysSent = () => http.requests.map(({ apiKey }) => apiKey?.exposeText());

  it("by who is signed in, with this key in the place of the connection's own", async () => {
    session.apiKey = new Secret("own-key");
    expect(await platform.verifyKey(key)).toEqual({ ok: true, value: undefined });
    expect(sent()).toEqual(["GET /users first-token"]);
    expect(keysSent()).toEqual(["new-key"]);
  });

  it("as refused when the token alone is not, which is left as it is", async () => {
    session.apiKey = new Secret("own-key");
    http.outcomes.set("GET /users", [answersText(401), answers(administratorDto)]);
    expect(await platform.verifyKey(key)).toEqual({ ok: false, error: { kind: "unauthorized" } });
    expect(keysSent()).toEqual(["new-key", undefined]);
    expect(session.refused).toEqual([]);
  });

  it("once more when it was the token that had ended", async () => {
    const refused = answersText(401);
    http.outcomes.set("GET /users", [refused, refused, answers(administratorDto)]);
    expect(await platform.verifyKey(key)).toEqual({ ok: true, value: undefined });
    expect(sent()).toEqual([
      "GET /users first-token",
      "GET /users first-token",
      "GET /users second-token",
    ]);
    expect(keysSent()).toEqual(["new-key", undefined, "new-key"]);
  });

  it("as refused when a renewed token does not help", async () => {
    http.outcomes.set("GET /users", [answersText(401)]);
    expect(await platform.verifyKey(key)).toEqual({ ok: false, error: { kind: "unauthorized" } });
    expect(session.refused).toHaveLength(1);
  });

  it("as not known when the token can't be asked for, or nobody is signed in", async () => {
    const lost: HttpFailure = { kind: "connection-lost", host: "api.example" };
    http.outcomes.set("GET /users", [answersText(401), err(lost)]);
    expect(await platform.verifyKey(key)).toEqual({ ok: false, error: lost });
    expect(session.refused).toEqual([]);
    session.failure = { kind: "signed-out" };
    expect(await platform.verifyKey(key)).toEqual({ ok: false, error: { kind: "signed-out" } });
  });
});
