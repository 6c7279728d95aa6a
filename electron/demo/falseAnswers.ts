import { type Answer, errorAnswer, jsonAnswer } from "./answer.ts";
import type { Fault } from "./faults.ts";

/** A failure of the ordered status, with `Retry-After` when that was ordered too. */
export function statusAnswer({ status, retryAfter }: Fault): Answer {
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return errorAnswer(status, "ordered-fault", "A test ordered this failure.", headers);
}

/** A redirect to wherever it was ordered to, with nothing else in it. */
export function redirectAnswer({ location }: Fault): Answer {
  return { status: 302, headers: { "cache-control": "no-store", location }, body: "" };
}

/** Says that it is JSON and breaks off. */
export const malformedAnswer: Answer = { ...jsonAnswer(200, null), body: '{"keys":[{"id":' };

/** JSON in which no field is of its type, whatever was asked for. */
export const wrongTypeAnswer: Answer = jsonAnswer(200, {
  keys: "none",
  key: 42,
  name: [],
  ApiKeys: "none",
  ApiKey: 42,
  Roles: "none",
  access_token: 42,
});

/** A sign-in page, as a proxy of a hotel's guest network would send. */
export const htmlAnswer: Answer = {
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  body: "<!doctype html><title>Sign in</title><h1>Sign in to continue</h1>",
};
