import type { HttpAnswer, HttpRequest } from "../../../electron/core/httpClient.ts";
import { ok } from "../../../shared/result.ts";
import { NodeHttpClient } from "../../fakes/nodeHttpClient.ts";

/** Real HTTP whose answers can be looked at, or replaced, on their way. */
export class HttpWithHooks extends NodeHttpClient {
  onAnswer: (request: HttpRequest, answer: HttpAnswer) => Promise<HttpAnswer | null> = async () =>
    null;

  override async send(request: HttpRequest) {
    const sent = await super.send(request);
    if (!sent.ok) return sent;
    return ok((await this.onAnswer(request, sent.value)) ?? sent.value);
  }
}
