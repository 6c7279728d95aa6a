import { describe, expect, it } from "vitest";
import { mayHaveWorked } from "../../electron/core/mayHaveWorked.ts";
import type { AppError } from "../../shared/appError.ts";

const host = "api.example";
const unexpected = (status: number): AppError => ({
  kind: "unexpected-answer",
  reason: "unexpected-status",
  status,
});

describe("work that was ordered may have been done", () => {
  it.each<AppError>([
    { kind: "connection-lost", host },
    { kind: "timed-out", host, afterMs: 10_000 },
    { kind: "redirected", toOrigin: "https://elsewhere.example" },
    { kind: "answer-too-large", limitBytes: 10 },
    { kind: "server-failed", status: 500 },
    { kind: "unexpected-answer", reason: "malformed-json", status: 200 },
    { kind: "unexpected-answer", reason: "wrong-shape", status: 200 },
    unexpected(304),
    { kind: "refresh-outcome-unknown" },
    { kind: "internal" },
  ])("after %j", (error) => {
    expect(mayHaveWorked(error)).toBe(true);
  });
});

describe("work that was ordered was surely not done", () => {
  it.each<AppError>([
    { kind: "unreachable", host },
    { kind: "address-refused" },
    { kind: "unauthorized" },
    { kind: "forbidden" },
    { kind: "step-up-required" },
    { kind: "company-not-found" },
    { kind: "conflict" },
    { kind: "signed-out" },
    { kind: "key-changed" },
    { kind: "rate-limited", retryAfterMs: null },
    { kind: "refresh-under-way" },
    { kind: "refresh-unresolved" },
    { kind: "confirmation-refused" },
    { kind: "preparation-expired" },
    { kind: "refresh-not-found" },
    { kind: "refresh-not-recorded" },
    { kind: "order-under-way" },
    { kind: "locked" },
    unexpected(400),
    unexpected(405),
    unexpected(499),
  ])("after %j", (error) => {
    expect(mayHaveWorked(error)).toBe(false);
  });
});
