import type { z } from "zod";
import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { HttpAnswer } from "../core/ports.ts";
import { retryAfterMsOf } from "./retryAfterMsOf.ts";

/**
 * Reads a platform's answer: a 2xx with a JSON body of the given shape, or the error that its
 * status stands for. Error bodies are never read: they may repeat what we sent.
 */
export function readAnswer<Shape>(
  answer: HttpAnswer,
  schema: z.ZodType<Shape>,
  nowMs: number,
): Result<Shape, AppError> {
  const { status } = answer;
  if (status < 200 || status > 299) return err(errorOfStatus(answer, nowMs));
  if (!isJson(answer)) return err({ kind: "unexpected-answer", reason: "not-json", status });
  const json = parseJson(answer.body);
  if (!json.ok) return err({ kind: "unexpected-answer", reason: "malformed-json", status });
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return err({ kind: "unexpected-answer", reason: "wrong-shape", status });
  return ok(parsed.data);
}

function errorOfStatus(answer: HttpAnswer, nowMs: number): AppError {
  const { status } = answer;
  if (status === 401) return { kind: "unauthorized" };
  if (status === 403) return { kind: "forbidden" };
  if (status === 412) return { kind: "key-changed" };
  if (status === 429) return { kind: "rate-limited", retryAfterMs: retryAfterMsOf(answer, nowMs) };
  if (status >= 500) return { kind: "server-failed", status };
  return { kind: "unexpected-answer", reason: "unexpected-status", status };
}

function isJson(answer: HttpAnswer): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(answer.headers["content-type"] ?? "");
}

function parseJson(text: string): Result<unknown, null> {
  try {
    // Servers on .NET like to begin with a byte order mark, which JSON.parse refuses.
    return ok(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    // SECURITY: the parser's own message quotes the body, which may hold a key.
    return err(null);
  }
}
