import type { HttpAnswer } from "./httpClient.ts";

/** No server silences the app for longer, and no timer overflows (at 2^31 ms it fires at once). */
const longestPauseMs = 3_600_000;

/**
 * How long the server asks us to wait, in milliseconds, an hour at most; null when it does not say
 * or can't be read. Both forms of RFC 9110, 10.2.3: seconds, or a date.
 */
export function retryAfterMsOf(answer: Pick<HttpAnswer, "headers">, nowMs: number): number | null {
  const text = answer.headers["retry-after"]?.trim();
  if (text === undefined || text === "") return null;
  const pauseMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(pauseMs) ? null : Math.min(Math.max(0, pauseMs), longestPauseMs);
}
