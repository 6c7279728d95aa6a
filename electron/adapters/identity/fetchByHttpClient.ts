import type { CustomFetch } from "openid-client";
import type { AppError } from "../../../shared/appError.ts";
import type { HttpAnswer, HttpClient } from "../../core/httpClient.ts";
import type { Clock } from "../../core/ports.ts";
import { retryAfterMsOf } from "../../core/retryAfterMsOf.ts";
import { Secret } from "../../core/secret.ts";
import { CarriedFailure } from "./carriedFailure.ts";

/** `fetch` for openid-client by our own HTTP and its rules; it rejects with a `CarriedFailure`. */
export function fetchByHttpClient({
  http,
  clock,
}: {
  readonly http: HttpClient;
  readonly clock: Clock;
}): CustomFetch {
  return async (url, { method, body }) => {
    const sent = await http.send({
      ...(method === "POST" ? { method, form: formOf(body) } : { method: "GET" }),
      url,
      headers: { Accept: "application/json" },
      bearer: null,
    });
    if (!sent.ok) throw new CarriedFailure(sent.error);
    const failure = failureOfStatus(sent.value, clock.now());
    if (failure !== null) throw new CarriedFailure(failure);
    return responseOf(sent.value);
  };
}

/** What a status says whatever the body may hold; null when the body has the word. */
export function failureOfStatus(answer: HttpAnswer, nowMs: number): AppError | null {
  const { status } = answer;
  if (status === 429) return { kind: "rate-limited", retryAfterMs: retryAfterMsOf(answer, nowMs) };
  return status >= 500 ? { kind: "server-failed", status } : null;
}

/** Every body that openid-client sends is a form; it may hold a password or a token. */
function formOf(body: unknown): Secret {
  if (body instanceof URLSearchParams) return new Secret(body.toString());
  throw new Error("a body that is no form");
}

const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

function responseOf({ status, headers, body }: HttpAnswer): Response {
  // Only the type: `WWW-Authenticate` would keep openid-client from reading the error in the body.
  const contentType = headers["content-type"]?.replace(/[^\x20-\x7e]/g, "") ?? "";
  return new Response(withoutBody.has(status) ? null : body, {
    status,
    headers: { "content-type": contentType },
  });
}
