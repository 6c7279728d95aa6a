import type { z } from "zod";
import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { HttpAnswer } from "../core/httpClient.ts";
import { readJson } from "./readJson.ts";

/**
 * Reads a platform's answer: a 2xx with a JSON body of the given shape, or the error that its
 * status stands for.
 */
export function readAnswer<Shape>(
  answer: HttpAnswer,
  schema: z.ZodType<Shape>,
  nowMs: number,
): Result<Shape, AppError> {
  const json = readJson(answer, nowMs);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  return err({ kind: "unexpected-answer", reason: "wrong-shape", status: answer.status });
}
