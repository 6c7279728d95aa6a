import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, errorAnswer } from "./answer.ts";
import { faultsPath } from "./faultRoutes.ts";
import type { Faults } from "./faults.ts";
import { isForeignRequest } from "./isForeignRequest.ts";
import { readBody } from "./readBody.ts";
import { findRoute, type Routes } from "./routes.ts";
import { sendAnswer } from "./sendAnswer.ts";
import { sendFault } from "./sendFault.ts";

export interface RequestDependencies {
  readonly routes: Routes;
  readonly faults: Faults;
  /** The port that this server listens on. */
  readonly port: number;
  readonly log: (line: string) => void;
}

/** The way of every request: foreign ones are refused, faults strike, the rest is routed. */
export async function handleRequest(
  dependencies: RequestDependencies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await answerRequest(dependencies, request, response);
  } catch (error) {
    // Gone, or begun: there is nobody to tell, or no way to take back what was told.
    if (response.destroyed || response.headersSent) return void response.destroy();
    // SECURITY: the name only, since a message may quote what it stumbled over.
    dependencies.log(`demo server: ${error instanceof Error ? error.name : "error"} in a route`);
    sendAnswer(response, errorAnswer(500, "internal", "The demo server failed."));
  }
}

async function answerRequest(
  { routes, faults, port }: RequestDependencies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (isForeignRequest(request, port)) {
    return sendAnswer(
      response,
      errorAnswer(403, "forbidden", "Not from a browser or by this name."),
    );
  }
  const method = request.method ?? "";
  const [path = "", query = ""] = (request.url ?? "").split("?", 2);
  const work = () => routeRequest(routes, { request, method, path, query });
  const fault = path === faultsPath ? null : faults.take(method, path);
  if (fault === null) return sendAnswer(response, await work());
  return sendFault(response, fault, work);
}

interface SplitRequest {
  readonly request: IncomingMessage;
  readonly method: string;
  readonly path: string;
  readonly query: string;
}

async function routeRequest(
  routes: Routes,
  { request, method, path, query }: SplitRequest,
): Promise<Answer> {
  const body = await readBody(request);
  if (body === null) return errorAnswer(413, "body-too-large", "The limit is 1 MB.");
  const route = findRoute(routes, method, path);
  switch (route.kind) {
    case "unknown":
      return errorAnswer(404, "not-found", "There is nothing at this path.");
    case "wrong-method": {
      const allow = route.allowed.join(", ");
      return errorAnswer(405, "method-not-allowed", `This path takes ${allow}.`, { allow });
    }
    case "found":
      return route.handler({
        params: route.params,
        query: new URLSearchParams(query),
        header: (name) => request.headersDistinct[name]?.join(", "),
        body,
      });
  }
}
