import { z } from "zod";
import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HttpAnswer } from "../../core/httpClient.ts";
import { failureOfStatus } from "./fetchByHttpClient.ts";
import { oauthRefusal } from "./oauthRefusal.ts";

/** Keycloak's answer to a logout: 204, or an OAuth refusal for a session that is over. */
export function readLogoutAnswer(answer: HttpAnswer, nowMs: number): Result<void, AppError> {
  const { status } = answer;
  if (status === 204) return ok(undefined);
  const failure = failureOfStatus(answer, nowMs);
  if (failure !== null) return err(failure);
  const error = errorOf(answer.body);
  if (error === null) {
    return err({ kind: "unexpected-answer", reason: "unexpected-status", status });
  }
  return err(oauthRefusal({ status, error }, { kind: "signed-out" }));
}

const refusal = z.object({ error: z.string() });

function errorOf(body: string): string | null {
  try {
    const parsed = refusal.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.error : null;
  } catch {
    return null;
  }
}
