import type { AppError } from "../../shared/appError.ts";
import type { HttpAnswer } from "../core/httpClient.ts";
import { retryAfterMsOf } from "../core/retryAfterMsOf.ts";

/** What a status other than 2xx stands for. The body is never read: it may repeat what we sent. */
export function errorOfStatus(
  answer: Pick<HttpAnswer, "status" | "headers">,
  nowMs: number,
): AppError {
  const { status } = answer;
  if (status === 401) return { kind: "unauthorized" };
  if (status === 402) return { kind: "step-up-required" };
  if (status === 403) return { kind: "forbidden" };
  if (status === 409) return { kind: "conflict" };
  if (status === 412) return { kind: "key-changed" };
  if (status === 429) return { kind: "rate-limited", retryAfterMs: retryAfterMsOf(answer, nowMs) };
  if (status >= 500) return { kind: "server-failed", status };
  return { kind: "unexpected-answer", reason: "unexpected-status", status };
}
