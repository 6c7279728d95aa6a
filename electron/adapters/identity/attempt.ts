import { AuthorizationResponseError, ResponseBodyError } from "openid-client";
import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { CarriedFailure } from "./carriedFailure.ts";
import { oauthRefusal } from "./oauthRefusal.ts";

/**
 * Runs a call of openid-client, which throws for everything: an expected failure comes back as a
 * value, a defect is thrown on.
 *
 * @param invalidGrant what it means that the server does not take the password, code or token.
 */
export async function attempt<Value>(
  work: () => Promise<Value>,
  invalidGrant: AppError,
): Promise<Result<Value, AppError>> {
  try {
    return ok(await work());
  } catch (error) {
    const failure = failureOf([...causesOf(error)], invalidGrant);
    if (failure === null) throw error;
    return err(failure);
  }
}

/** SECURITY: neither messages nor descriptions are read: they may repeat what we sent. */
function failureOf(causes: readonly unknown[], invalidGrant: AppError): AppError | null {
  for (const cause of causes) {
    if (cause instanceof CarriedFailure) return cause.failure;
    if (cause instanceof ResponseBodyError) return oauthRefusal(cause, invalidGrant);
    if (cause instanceof AuthorizationResponseError) {
      return oauthRefusal({ status: 400, error: cause.error }, invalidGrant);
    }
  }
  const code = causes.map(codeOf).find((one) => one !== null);
  return code === undefined ? null : unexpectedAnswer(code, causes);
}

function unexpectedAnswer(code: string, causes: readonly unknown[]): AppError {
  const response = causes.find((cause) => cause instanceof Response);
  // Where openid-client drops the response, it has read one with status 200.
  const status = response?.status ?? 200;
  return { kind: "unexpected-answer", reason: reasonOf(code), status };
}

function reasonOf(code: string): Extract<AppError, { kind: "unexpected-answer" }>["reason"] {
  switch (code) {
    case "OAUTH_RESPONSE_IS_NOT_JSON":
      return "not-json";
    case "OAUTH_PARSE_ERROR":
      return "malformed-json";
    case "OAUTH_RESPONSE_IS_NOT_CONFORM":
      return "unexpected-status";
    default:
      return "wrong-shape";
  }
}

/** What openid-client itself finds wrong with an answer has a code; wrong arguments have others. */
function codeOf(cause: unknown): string | null {
  if (!(cause instanceof Error) || !("code" in cause)) return null;
  const { code } = cause;
  return typeof code === "string" && code.startsWith("OAUTH_") ? code : null;
}

function* causesOf(error: unknown): Generator<unknown> {
  for (let cause = error; cause !== undefined; ) {
    yield cause;
    cause = cause instanceof Error ? cause.cause : undefined;
  }
}
