import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { assertNever } from "../../shared/assertNever.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import {
  htmlAnswer,
  malformedAnswer,
  redirectAnswer,
  statusAnswer,
  wrongTypeAnswer,
} from "./falseAnswers.ts";
import type { Fault } from "./faults.ts";
import { answerHeaders, sendAnswer } from "./sendAnswer.ts";

const hugeBytes = 11_000_000;

/**
 * Answers one request as its fault says. Only "delay", "drop-after" and "truncate" do the work;
 * after all others nothing has changed.
 *
 * @param work does what the request asks for and gives the answer that it would have had.
 */
export async function sendFault(
  response: ServerResponse,
  fault: Fault,
  work: () => Promise<Answer>,
): Promise<void> {
  switch (fault.kind) {
    case "delay":
      return sendLate(response, await work(), fault.ms);
    case "drop-before":
      return drop(response);
    case "drop-after":
      await work();
      return drop(response);
    case "truncate":
      return sendHalf(response, await work());
    case "huge":
      return sendHuge(response);
    case "status":
      return sendAnswer(response, statusAnswer(fault));
    case "redirect":
      return sendAnswer(response, redirectAnswer(fault));
    case "malformed":
      return sendAnswer(response, malformedAnswer);
    case "html":
      return sendAnswer(response, htmlAnswer);
    case "wrong-type":
      return sendAnswer(response, wrongTypeAnswer);
    default:
      return assertNever(fault.kind);
  }
}

/** The work was done at once, only its answer is late: what a client sees that gave up waiting. */
async function sendLate(response: ServerResponse, answer: Answer, ms: number): Promise<void> {
  await sleep(ms, undefined, { ref: false });
  sendAnswer(response, answer);
}

function drop(response: ServerResponse): void {
  response.socket?.destroy();
}

/** Announces the whole answer, sends half of it and cuts the connection. */
function sendHalf(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, answerHeaders(answer));
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => drop(response));
}

/** Valid JSON of 11 MB without a length in front, so that only a client that counts notices. */
async function sendHuge(response: ServerResponse): Promise<void> {
  response.writeHead(200, jsonAnswer(200, null).headers);
  await pipeline(Readable.from(hugeJson()), response);
}

function* hugeJson(): Generator<string> {
  const chunk = "x".repeat(100_000);
  yield '{"keys":[],"padding":"';
  for (let bytes = 0; bytes < hugeBytes; bytes += chunk.length) yield chunk;
  yield '"}';
}
