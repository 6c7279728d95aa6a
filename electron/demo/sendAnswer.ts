import type { ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";

/** Sends a whole answer. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answerHeaders(answer));
  response.end(answer.body);
}

/** The headers of an answer on the wire, its length included. */
export function answerHeaders(answer: Answer): Readonly<Record<string, string | number>> {
  const always = { ...answer.headers, "x-content-type-options": "nosniff" };
  // A 304 has no body of its own; a length of 0 would be one about the list it stands for.
  if (answer.status === 304) return always;
  return { ...always, "content-length": Buffer.byteLength(answer.body) };
}
