import type { AppError } from "../../../shared/appError.ts";
import type { CompanyId } from "../../../shared/companyKey.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { HttpClient } from "../../core/httpClient.ts";
import type { PlatformAccess } from "../../core/keyPlatform.ts";
import type { Clock } from "../../core/ports.ts";
import { type ReadFields, readBokameraAnswer } from "./readBokameraAnswer.ts";

interface BokameraCall<Value> {
  readonly method: "GET" | "POST";
  /** With its query. */
  readonly path: string;
  readonly json?: object;
  readonly answerSize?: "large";
  /** The company that the call names; null when it names none. */
  readonly companyId: CompanyId | null;
  readonly read: ReadFields<Value>;
}

/** Sends one call, once, and reads its answer; a 404 is about the company where one is named. */
export async function sendCall<Value>(
  { http, clock }: { readonly http: HttpClient; readonly clock: Clock },
  { origin, bearer, apiKey }: PlatformAccess,
  { path, companyId, read, ...rest }: BokameraCall<Value>,
): Promise<Result<Value, AppError>> {
  const headers = { Accept: "application/json" };
  const answer = await http.send({ ...rest, url: origin + path, headers, bearer, apiKey });
  if (!answer.ok) return answer;
  const value = readBokameraAnswer(answer.value, read, clock.now());
  if (value.ok || companyId === null || value.error.kind !== "unexpected-answer") return value;
  return value.error.status === 404 ? err({ kind: "company-not-found" }) : value;
}
