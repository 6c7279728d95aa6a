import type {
  HttpAnswer,
  HttpClient,
  HttpFailure,
  HttpRequest,
} from "../../electron/core/ports.ts";
import { ok, type Result } from "../../shared/result.ts";

/** Answers every request with what the test put into `outcome`, and keeps the requests. */
export class FakeHttpClient implements HttpClient {
  readonly requests: HttpRequest[] = [];
  outcome: Result<HttpAnswer, HttpFailure> = ok(jsonAnswer({}));

  async send(request: HttpRequest): Promise<Result<HttpAnswer, HttpFailure>> {
    this.requests.push(request);
    return this.outcome;
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
