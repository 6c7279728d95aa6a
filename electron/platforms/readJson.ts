import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { HttpAnswer } from "../core/httpClient.ts";
import { errorOfStatus } from "./errorOfStatus.ts";

/** The JSON of a 2xx, whatever its shape, or the error that the status stands for. */
export function readJson(answer: HttpAnswer, nowMs: number): Result<unknown, AppError> {
  const { status } = answer;
  if (status < 200 || status > 299) return err(errorOfStatus(answer, nowMs));
  if (!isJson(answer)) return err({ kind: "unexpected-answer", reason: "not-json", status });
  try {
    // Servers on .NET like to begin with a byte order mark, which JSON.parse refuses.
    return ok(JSON.parse(answer.body.replace(/^\uFEFF/, "")));
  } catch {
    // SECURITY: the parser's own message quotes the body, which may hold a key.
    return err({ kind: "unexpected-answer", reason: "malformed-json", status });
  }
}

function isJson(answer: HttpAnswer): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(answer.headers["content-type"] ?? "");
}
