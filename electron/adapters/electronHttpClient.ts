import { type ClientRequest, type IncomingMessage, net, type Session, session } from "electron";
import { err, ok, type Result } from "../../shared/result.ts";
import type { HttpAnswer, HttpClient, HttpFailure, HttpRequest } from "../core/httpClient.ts";
import { isSafeUrl } from "../core/isSafeUrl.ts";
import { FreshConnections } from "./freshConnections.ts";
import { httpFailureOf } from "./httpFailureOf.ts";

interface Limits {
  readonly answerMs: number;
  readonly bodyBytes: number;
}

const limitsOf: Readonly<Record<"usual" | "large", Limits>> = {
  usual: { answerMs: 10_000, bodyBytes: 10 * 1024 * 1024 },
  large: { answerMs: 30_000, bodyBytes: 64 * 1024 * 1024 },
};
const redirectLimit = 5;

type Outcome = Result<HttpAnswer, HttpFailure>;

/**
 * HTTP through Chromium's own stack: the system's proxy and certificates, errors final. The
 * sessions are in memory, without cookies and cache, so that no answer ever reaches the disk. A
 * POST is sent once; what only reads may be sent again by Chromium.
 */
export class ElectronHttpClient implements HttpClient {
  readonly #openSession: () => Session;
  readonly #freshConnections = new FreshConnections({
    openSession: (place) => session.fromPartition(`platforms-post-${place}`, { cache: false }),
  });

  constructor(dependencies: { openSession: () => Session }) {
    this.#openSession = dependencies.openSession;
  }

  async send(request: HttpRequest): Promise<Outcome> {
    const url = URL.parse(request.url);
    if (url === null || !isSafeUrl(url)) return err({ kind: "address-refused" });
    const exchange = (session: Session) =>
      new Promise<Outcome>((resolve) => new Exchange(session, url, request, resolve));
    if (request.method === "GET") return exchange(this.#openSession());
    const outcome = await this.#freshConnections.use(exchange);
    return outcome ?? err({ kind: "unreachable", host: url.host });
  }
}

/** One request and its answer; settles once, whatever comes first, and then lets go of both. */
class Exchange {
  readonly #url: URL;
  readonly #method: HttpRequest["method"];
  readonly #limits: Limits;
  readonly #client: ClientRequest;
  readonly #resolve: (outcome: Outcome) => void;
  readonly #timer: NodeJS.Timeout;
  #isSettled = false;
  #redirects = 0;

  constructor(
    session: Session,
    url: URL,
    request: HttpRequest,
    resolve: (outcome: Outcome) => void,
  ) {
    this.#url = url;
    this.#method = request.method;
    this.#limits = limitsOf[request.answerSize ?? "usual"];
    this.#resolve = resolve;
    const { answerMs } = this.#limits;
    this.#timer = setTimeout(() => {
      this.#fail({ kind: "timed-out", host: url.host, afterMs: answerMs });
    }, answerMs);
    this.#client = net.request({
      session,
      method: request.method,
      url: url.href,
      redirect: "manual",
      credentials: "omit",
      cache: "no-store",
    });
    this.#client.on("redirect", (_status, _method, to) => this.#redirect(to));
    this.#client.on("response", (message) => this.#read(message));
    this.#client.on("error", (error) => this.#fail(httpFailureOf(error, url.host)));
    try {
      this.#send(request);
    } catch (error) {
      // A header that can't be sent is a defect of ours; the timer must not outlive it.
      clearTimeout(this.#timer);
      this.#client.abort();
      throw error;
    }
  }

  #send(request: HttpRequest): void {
    for (const [name, value] of Object.entries(request.headers))
      this.#client.setHeader(name, value);
    // Nothing is gained by a connection that stays open: there are few requests, minutes apart.
    this.#client.setHeader("Connection", "close");
    if (request.bearer !== null) {
      this.#client.setHeader("Authorization", `Bearer ${request.bearer.exposeText()}`);
    }
    if (request.apiKey) this.#client.setHeader("x-api-key", request.apiKey.exposeText());
    const body = bodyOf(request);
    if (body !== null) this.#client.setHeader("Content-Type", body.type);
    this.#client.end(body?.text);
  }

  /**
   * SECURITY: token and key go along only to the origin they were meant for; any other ends here.
   * A POST ends here too: by the method that Chromium goes on with, a 302 turns it into a GET whose
   * answer would pass for that of the work.
   */
  #redirect(to: string): void {
    const target = URL.parse(to, this.#url.href);
    this.#redirects += 1;
    const isOwn = target !== null && target.origin === this.#url.origin;
    if (isOwn && this.#method === "GET" && this.#redirects <= redirectLimit) {
      this.#client.followRedirect();
    } else {
      this.#fail({ kind: "redirected", toOrigin: target?.origin ?? "?" });
    }
  }

  #read(message: IncomingMessage): void {
    const chunks: Buffer[] = [];
    const limitBytes = this.#limits.bodyBytes;
    let bytes = 0;
    message.on("data", (chunk) => {
      bytes += chunk.length;
      if (bytes > limitBytes) {
        this.#fail({ kind: "answer-too-large", limitBytes });
      } else {
        chunks.push(chunk);
      }
    });
    message.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      this.#settle(ok({ status: message.statusCode, headers: headersOf(message), body }));
    });
    // Types leave it out, but a connection that breaks within a body does end in these.
    const broke = () => this.#fail({ kind: "connection-lost", host: this.#url.host });
    message.on("error", broke);
    message.on("aborted", broke);
  }

  #fail(failure: HttpFailure): void {
    this.#settle(err(failure));
  }

  #settle(outcome: Outcome): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    clearTimeout(this.#timer);
    if (!outcome.ok) this.#client.abort();
    this.#resolve(outcome);
  }
}

function bodyOf({ json, secretFields = {}, form }: HttpRequest) {
  if (form) return { type: "application/x-www-form-urlencoded", text: form.exposeText() };
  if (json === undefined) return null;
  const secrets = Object.entries(secretFields).map(([name, secret]) => [name, secret.exposeText()]);
  const text = JSON.stringify({ ...json, ...Object.fromEntries(secrets) });
  return { type: "application/json", text };
}

function headersOf(message: IncomingMessage): Readonly<Record<string, string>> {
  const entries = Object.entries(message.headers);
  return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().join(", ")]));
}
