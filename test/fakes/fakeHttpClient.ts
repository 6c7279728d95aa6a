import type {
  HttpAnswer,
  HttpClient,
  HttpFailure,
  HttpRequest,
} from "../../electron/core/httpClient.ts";
import { ok, type Result } from "../../shared/result.ts";

type Outcome = Result<HttpAnswer, HttpFailure>;

/**
 * Answers every request with what the test put into `outcome`, or into `outcomes` for its method
 * and path (`GET /users`), and keeps the requests. Of a list of outcomes the last one stays.
 */
export class FakeHttpClient implements HttpClient {
  readonly requests: HttpRequest[] = [];
  outcome: Outcome = ok(jsonAnswer({}));
  readonly outcomes = new Map<string, readonly [Outcome, ...Outcome[]]>();

  async send(request: HttpRequest): Promise<Outcome> {
    this.requests.push(request);
    const route = `${request.method} ${new URL(request.url).pathname}`;
    const planned = this.outcomes.get(route);
    if (planned === undefined) return this.outcome;
    const [first, second, ...rest] = planned;
    if (second !== undefined) this.outcomes.set(route, [second, ...rest]);
    return first;
  }
}

export function jsonAnswer(
  json: unknown,
  rest: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): HttpAnswer {
  return {
    status: rest.status ?? 200,
    headers: { "content-type": "application/json; charset=utf-8", ...rest.headers },
    body: JSON.stringify(json),
  };
}
