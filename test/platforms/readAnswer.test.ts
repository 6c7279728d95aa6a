import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { HttpAnswer } from "../../electron/core/httpClient.ts";
import { readAnswer } from "../../electron/platforms/readAnswer.ts";
import { jsonAnswer } from "../fakes/fakeHttpClient.ts";

const schema = z.object({ key: z.string() });
const nowMs = Date.parse("2026-03-12T10:40:00Z");
const canary = "q7Zr2mW9xKc4Tn8bLs5VdYh3";

function errorOf(answer: HttpAnswer) {
  const read = readAnswer(answer, schema, nowMs);
  return read.ok ? "no error" : read.error;
}

describe("readAnswer", () => {
  it("gives the body when it has the shape", () => {
    const read = readAnswer(jsonAnswer({ key: "k", extra: 1 }), schema, nowMs);
    expect(read).toEqual({ ok: true, value: { key: "k" } });
  });

  it("reads a body that begins with a byte order mark", () => {
    const marked = { ...jsonAnswer({}), body: '\uFEFF{"key":"k"}' };
    expect(readAnswer(marked, schema, nowMs)).toEqual({ ok: true, value: { key: "k" } });
  });

  it.each([
    [401, { kind: "unauthorized" }],
    [403, { kind: "forbidden" }],
    [404, { kind: "unexpected-answer", reason: "unexpected-status", status: 404 }],
    [412, { kind: "key-changed" }],
    [429, { kind: "rate-limited", retryAfterMs: null }],
    [500, { kind: "server-failed", status: 500 }],
    [503, { kind: "server-failed", status: 503 }],
    [418, { kind: "unexpected-answer", reason: "unexpected-status", status: 418 }],
  ])("reads status %i as its error", (status, error) => {
    expect(errorOf(jsonAnswer({ error: { code: "x", message: canary } }, { status }))).toEqual(
      error,
    );
  });

  it("reads both forms of Retry-After", () => {
    const inSeconds = jsonAnswer({}, { status: 429, headers: { "retry-after": "7" } });
    expect(errorOf(inSeconds)).toEqual({ kind: "rate-limited", retryAfterMs: 7_000 });
    const date = "Thu, 12 Mar 2026 10:41:00 GMT";
    const asDate = jsonAnswer({}, { status: 429, headers: { "retry-after": date } });
    expect(errorOf(asDate)).toEqual({ kind: "rate-limited", retryAfterMs: 60_000 });
    const past = "Thu, 12 Mar 2026 10:39:00 GMT";
    const overdue = jsonAnswer({}, { status: 429, headers: { "retry-after": past } });
    expect(errorOf(overdue)).toEqual({ kind: "rate-limited", retryAfterMs: 0 });
    const endless = jsonAnswer({}, { status: 429, headers: { "retry-after": "2147484000" } });
    expect(errorOf(endless)).toEqual({ kind: "rate-limited", retryAfterMs: 3_600_000 });
    const unreadable = jsonAnswer({}, { status: 429, headers: { "retry-after": "soon" } });
    expect(errorOf(unreadable)).toEqual({ kind: "rate-limited", retryAfterMs: null });
  });

  it("takes an HTML page for what it is", () => {
    const page = { status: 200, headers: { "content-type": "text/html" }, body: "<html></html>" };
    expect(errorOf(page)).toEqual({ kind: "unexpected-answer", reason: "not-json", status: 200 });
  });

  it("tells broken JSON from JSON of another shape", () => {
    const broken = { ...jsonAnswer({}), body: '{"key":' };
    expect(errorOf(broken)).toMatchObject({ reason: "malformed-json" });
    expect(errorOf(jsonAnswer({ key: 42 }))).toMatchObject({ reason: "wrong-shape" });
  });

  it("never repeats the body in an error, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 100, max: 599 }),
        fc.boolean(),
        (noise, status, json) => {
          const headers = { "content-type": json ? "application/json" : "text/plain" };
          const read = readAnswer({ status, headers, body: noise + canary }, schema, nowMs);
          if (!read.ok) expect(JSON.stringify(read.error)).not.toContain(canary);
        },
      ),
    );
  });
});
