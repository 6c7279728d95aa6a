import type { HttpAnswer } from "../core/ports.ts";

/**
 * How long the server asks us to wait, in milliseconds; null when it does not say or can't be read.
 * Both forms of RFC 9110, 10.2.3: seconds, or a date.
 */
export function retryAfterMsOf(answer: HttpAnswer, nowMs: number): number | null {
  const text = answer.headers["retry-after"]?.trim();
  if (text === undefined || text === "") return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const dateMs = Date.parse(text);
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs);
}
