import type { AppError } from "../../shared/appError.ts";
import type { Result } from "../../shared/result.ts";
import type { Secret } from "./secret.ts";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; a POST without a body of either kind sends none. */
  readonly json?: object;
  /** More fields of `json`, which become text only as they leave. */
  readonly secretFields?: Readonly<Record<string, Secret>>;
  /** Sent as it is, as `application/x-www-form-urlencoded`; it may hold a password or token. */
  readonly form?: Secret;
  /** Sent as `Authorization: Bearer …`, to the request's own origin only. */
  readonly bearer: Secret | null;
  /** Sent as `x-api-key`, likewise. */
  readonly apiKey?: Secret | null;
  /** "large": 30 s and 64 MB instead of 10 s and 10 MB, for lists without pages. */
  readonly answerSize?: "usual" | "large";
}

/** A complete answer of any status that is not a redirect. */
export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Why there is no answer. Only "unreachable" and "address-refused" prove that the request never
 * left; after any other the server may have done the work.
 */
export type HttpFailure = Extract<
  AppError,
  {
    kind:
      | "unreachable"
      | "connection-lost"
      | "timed-out"
      | "redirected"
      | "answer-too-large"
      | "address-refused";
  }
>;

/**
 * HTTP with the house rules built in: https only (http on loopback), 10 s for the whole answer,
 * 10 MB at most, no redirect followed to another origin, no cookies, no cache. A POST goes out once.
 */
export interface HttpClient {
  send(request: HttpRequest): Promise<Result<HttpAnswer, HttpFailure>>;
}
