import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import { messages } from "../../renderer/language/messages.ts";
import {
  clockTime,
  keyUse,
  secondsAgo,
  secondsUntil,
  timeAgo,
} from "../../renderer/language/timeTexts.ts";
import type { Language } from "../../renderer/language/useLanguage.ts";
import type { Instant } from "../../shared/apiKey.ts";

const intl = createIntl({ locale: "en-GB", messages: messages.en });
const language: Language = {
  text: (id, values) => intl.formatMessage({ id }, values),
  date: (instant) => intl.formatDate(instant, { dateStyle: "medium" }),
  exactTime: (instant) => intl.formatDate(instant, { dateStyle: "long", timeStyle: "long" }),
  timeOfDay: (instant) => intl.formatTime(instant, { hour: "2-digit", minute: "2-digit" }),
  list: (items) => intl.formatList(items),
};

/** Local times, since "yesterday" is a matter of where one is. */
const now = new Date(2026, 2, 12, 14, 0, 0).getTime();

function at(...parts: readonly [number, number, number, number, number]): Instant {
  return new Date(...parts).toISOString() as Instant;
}

function ago(ms: number): Instant {
  return new Date(now - ms).toISOString() as Instant;
}

describe("the age of an instant", () => {
  it.each([
    [ago(0), "just now"],
    [ago(59_000), "just now"],
    [ago(60_000), "1 minute ago"],
    [ago(59 * 60_000), "59 minutes ago"],
    [ago(60 * 60_000), "1 hour ago"],
    [at(2026, 2, 12, 0, 30), "13 hours ago"],
    [at(2026, 2, 11, 16, 20), "yesterday, 16:20"],
    [at(2026, 2, 10, 23, 59), "10 Mar 2026"],
    [at(2025, 11, 24, 8, 0), "24 Dec 2025"],
  ])("%s reads as %s", (instant, expected) => {
    expect(timeAgo(instant, now, language)).toBe(expected);
  });

  it("never speaks of the future when the server's clock runs ahead", () => {
    expect(timeAgo(ago(-30_000), now, language)).toBe("just now");
  });

  it("counts hours, not days, shortly after midnight", () => {
    const shortlyAfter = new Date(2026, 2, 12, 1, 0, 0).getTime();
    expect(timeAgo(at(2026, 2, 11, 22, 0), shortlyAfter, language)).toBe("3 hours ago");
  });

  it("counts the first minute in seconds where a list was loaded", () => {
    expect(secondsAgo(ago(4_000), now, language)).toBe("just now");
    expect(secondsAgo(ago(12_000), now, language)).toBe("12 s ago");
    expect(secondsAgo(ago(61_000), now, language)).toBe("1 minute ago");
  });
});

describe("the time of the clock", () => {
  it("is told with the date on another day", () => {
    expect(clockTime(at(2026, 2, 12, 0, 5), now, language)).toBe("00:05");
    expect(clockTime(at(2026, 2, 11, 16, 20), now, language)).toBe("11 Mar 2026, 16:20");
  });
});

describe("the use of a key", () => {
  it("is now within 15 minutes, today within 24 hours, earlier before that", () => {
    expect(keyUse(null, now)).toBe("never");
    expect(keyUse(ago(14 * 60_000), now)).toBe("now");
    expect(keyUse(ago(16 * 60_000), now)).toBe("today");
    expect(keyUse(ago(25 * 60 * 60_000), now)).toBe("earlier");
  });
});

describe("the seconds until an instant", () => {
  it("are whole and never below zero", () => {
    expect(secondsUntil(ago(-23_400), now)).toBe(24);
    expect(secondsUntil(ago(5_000), now)).toBe(0);
  });
});
