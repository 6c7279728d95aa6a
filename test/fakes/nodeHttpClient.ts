import { type IncomingMessage, request as sendPlain } from "node:http";
import { request as sendEncrypted } from "node:https";
import type {
  HttpAnswer,
  HttpClient,
  HttpFailure,
  HttpRequest,
} from "../../electron/core/httpClient.ts";
import { isSafeUrl } from "../../electron/core/isSafeUrl.ts";
import { err, ok, type Result } from "../../shared/result.ts";

type Outcome = Result<HttpAnswer, HttpFailure>;

interface Limits {
  readonly answerMs: number;
  readonly bodyBytes: number;
}

const usualLimits: Limits = { answerMs: 10_000, bodyBytes: 10 * 1024 * 1024 };
const largeLimits: Limits = { answerMs: 30_000, bodyBytes: 64 * 1024 * 1024 };
const redirectLimit = 5;

/**
 * The house rules of `HttpClient` over Node's own HTTP, for tests that talk to the demo server;
 * the app's client needs a running Electron. It keeps what it was asked to send.
 */
export class NodeHttpClient implements HttpClient {
  readonly requests: HttpRequest[] = [];
  readonly #usualLimits: Limits;

  /** @param limits other than the app's, so that a test need not wait for them. */
  constructor(limits: Partial<Limits> = {}) {
    this.#usualLimits = { ...usualLimits, ...limits };
  }

  async send(request: HttpRequest): Promise<Outcome> {
    this.requests.push(request);
    const limits = request.answerSize === "large" ? largeLimits : this.#usualLimits;
    let url = new URL(request.url);
    for (let redirects = 0; ; redirects += 1) {
      if (!isSafeUrl(url)) return err({ kind: "address-refused" });
      const outcome = await exchange(url, request, limits);
      if (!outcome.ok || outcome.value.status < 300 || outcome.value.status > 399) return outcome;
      const target = new URL(outcome.value.headers.location ?? "", url);
      const isOwn = target.origin === url.origin;
      if (!isOwn || request.method !== "GET" || redirects >= redirectLimit) {
        return err({ kind: "redirected", toOrigin: target.origin });
      }
      url = target;
    }
  }
}

function exchange(
  url: URL,
  request: HttpRequest,
  { answerMs, bodyBytes }: Limits,
): Promise<Outcome> {
  const { host } = url;
  return new Promise((resolve) => {
    const send = url.protocol === "https:" ? sendEncrypted : sendPlain;
    // No agent: a connection a request, so that none is sent again on one that was closed.
    const client = send(url, { method: request.method, agent: false });
    const timer = setTimeout(() => {
      settle(err({ kind: "timed-out", host, afterMs: answerMs }));
    }, answerMs);
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      resolve(outcome);
      if (!outcome.ok) client.destroy();
    };
    client.on("error", (error) => settle(err(failureOf(error, host))));
    client.on("response", (message) => {
      readBody(message, bodyBytes).then(settle, () =>
        settle(err({ kind: "connection-lost", host })),
      );
    });
    for (const [name, value] of Object.entries(headersOf(request))) client.setHeader(name, value);
    client.end(bodyOf(request));
  });
}

function headersOf({ headers, bearer, apiKey, form, json }: HttpRequest): Record<string, string> {
  return {
    ...headers,
    ...(bearer === null ? {} : { Authorization: `Bearer ${bearer.exposeText()}` }),
    ...(apiKey ? { "x-api-key": apiKey.exposeText() } : {}),
    ...(form ? { "Content-Type": "application/x-www-form-urlencoded" } : {}),
    ...(json === undefined ? {} : { "Content-Type": "application/json" }),
  };
}

function bodyOf({ form, json, secretFields = {} }: HttpRequest): string | undefined {
  if (form) return form.exposeText();
  if (json === undefined) return undefined;
  const secrets = Object.entries(secretFields).map(([name, secret]) => [name, secret.exposeText()]);
  return JSON.stringify({ ...json, ...Object.fromEntries(secrets) });
}

/** The complete answer; rejects when the connection breaks within it. */
async function readBody(message: IncomingMessage, limitBytes: number): Promise<Outcome> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > limitBytes) return err({ kind: "answer-too-large", limitBytes });
    chunks.push(chunk);
  }
  const headers = Object.entries(message.headers).map(([name, value]) => [
    name,
    [value].flat().join(", "),
  ]);
  return ok({
    status: message.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString("utf8"),
  });
}

const neverSent: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

function failureOf(error: NodeJS.ErrnoException, host: string): HttpFailure {
  return { kind: neverSent.has(error.code ?? "") ? "unreachable" : "connection-lost", host };
}
