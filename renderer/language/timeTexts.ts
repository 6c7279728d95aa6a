import type { Instant } from "../../shared/apiKey.ts";
import type { Language } from "./useLanguage.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A key used this recently is in use now: whoever refreshes it stops live traffic. */
const inUseWithinMs = 15 * minuteMs;

/** "just now", "3 minutes ago", "yesterday, 16:20", else the date. */
export function timeAgo(instant: Instant, nowMs: number, language: Language): string {
  const { text } = language;
  // A server's clock that runs a little ahead of ours must not speak of the future.
  const ageMs = Math.max(0, nowMs - Date.parse(instant));
  if (ageMs < minuteMs) return text("time.justNow");
  if (ageMs < hourMs) return text("time.minutesAgo", { minutes: Math.floor(ageMs / minuteMs) });
  const days = calendarDaysBetween(instant, nowMs);
  if (days === 0 || ageMs < 6 * hourMs) {
    return text("time.hoursAgo", { hours: Math.floor(ageMs / hourMs) });
  }
  if (days === 1) return text("time.yesterday", { time: language.timeOfDay(instant) });
  return language.date(instant);
}

/** "12 s ago" within the first minute, then as `timeAgo`. */
export function secondsAgo(instant: Instant, nowMs: number, language: Language): string {
  const seconds = Math.floor((nowMs - Date.parse(instant)) / 1000);
  if (seconds < 5 || seconds >= 60) return timeAgo(instant, nowMs, language);
  return language.text("time.secondsAgo", { seconds });
}

/** "16:20", and on another day "11 Mar 2026, 16:20". */
export function clockTime(instant: Instant, nowMs: number, language: Language): string {
  const time = language.timeOfDay(instant);
  if (calendarDaysBetween(instant, nowMs) === 0) return time;
  return language.text("time.dateAndTime", { date: language.date(instant), time });
}

export type KeyUse = "never" | "now" | "today" | "earlier";

/** How recently a key was used: within 15 minutes, within 24 hours, or before. */
export function keyUse(lastUsed: Instant | null, nowMs: number): KeyUse {
  if (lastUsed === null) return "never";
  const ageMs = nowMs - Date.parse(lastUsed);
  if (ageMs < inUseWithinMs) return "now";
  return ageMs < dayMs ? "today" : "earlier";
}

/** Whole seconds from now until the instant, never below zero. */
export function secondsUntil(instant: Instant, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - nowMs) / 1000));
}

function calendarDaysBetween(instant: Instant, nowMs: number): number {
  return Math.round((startOfDay(nowMs) - startOfDay(Date.parse(instant))) / dayMs);
}

function startOfDay(timeMs: number): number {
  return new Date(timeMs).setHours(0, 0, 0, 0);
}
