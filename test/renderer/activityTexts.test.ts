import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import {
  actionText,
  activityDetails,
  activityKeyName,
  resultSentence,
  resultText,
} from "../../renderer/language/activityTexts.ts";
import { messages } from "../../renderer/language/messages.ts";
import type { Language } from "../../renderer/language/useLanguage.ts";
import { type ActivityAction, activityActions } from "../../shared/activity.ts";
import type { KeyGroup } from "../../shared/apiKey.ts";
import { activityKey, entry, ofTheApp } from "./activityOnPage.ts";

function languageIn(locale: "en" | "sv"): Language {
  const onError = (error: Error) => {
    throw error;
  };
  const intl = createIntl({ locale, messages: messages[locale], onError });
  const lists = new Intl.ListFormat(locale === "en" ? "en-GB" : "sv-SE");
  return {
    text: (id, values) => intl.formatMessage({ id }, values),
    date: (instant) => instant,
    exactTime: (instant) => instant,
    timeOfDay: (instant) => instant,
    list: (items) => lists.format(items),
  };
}

const en = languageIn("en");

describe("the words of actions", () => {
  it.each(["en", "sv"] as const)("tell all of them apart, done and tried, in %s", (locale) => {
    const { text } = languageIn(locale);
    const done = activityActions.map((action) => actionText(entry(1, { action }), text));
    const tried = activityActions.map((action) =>
      actionText(entry(1, { action, result: "internal" }), text),
    );
    expect(new Set([...done, ...tried]).size).toBe(2 * activityActions.length);
  });
});

describe("the details of an entry", () => {
  const detailsOf = (action: ActivityAction, details: string | null, language = en) =>
    activityDetails(entry(1, { ...ofTheApp, action, details }), language);

  it.each([
    ["lock", "user", "by hand"],
    ["lock", "idle", "nobody was there"],
    ["lock", "suspend", "computer went to sleep"],
    ["lock", "screen-lock", "screen was locked"],
    ["lock", "start", "at the start"],
    ["unlock", "plain", "with the button"],
    ["unlock", "passphrase", "with the passphrase"],
    ["unlock", "touch-id", "with Touch ID"],
    ["step-up", "passphrase", "with the passphrase"],
    ["passphrase-removed", "missing", "it was gone from the keychain"],
    ["log-started", "earlier log: activity.jsonl.1", "the earlier log is in activity.jsonl.1"],
    ["connect", "token", "with a token"],
    ["connect", "browser", "in the browser"],
    ["sign-in", "password", "with a password"],
    ["protection-weakened", "hideFromCapture", "screenshots"],
    [
      "protection-strengthened",
      "revealSeconds clipboardSeconds lockAfterMinutes",
      "time revealed, time on clipboard and lock when idle",
    ],
  ] as const)("of %s: %s are words", (action, details, words) => {
    expect(detailsOf(action, details)).toBe(words);
    const inSwedish = detailsOf(action, details, languageIn("sv"));
    expect(inSwedish).not.toBe(details);
    expect(inSwedish).not.toBe(words);
  });

  it("tell an export of keys from one of the log", () => {
    expect(detailsOf("export", "csv")).toBe("activity log, CSV");
    const ofKeys = entry(1, { action: "export", details: "json", key: null });
    expect(activityDetails(ofKeys, en)).toBe("list of keys, JSON");
  });

  it("count the failures that have no line of their own, by what was tried", () => {
    expect(detailsOf("failures-left-out", "reveal:1940 copy:1")).toBe(
      "Tried to reveal: 1,940 more times and Tried to copy: 1 more time",
    );
    expect(detailsOf("failures-left-out", "reveal:2 earthquake:3")).toContain("earthquake:3");
  });

  it("are shown as they are when they are not known, and nothing when there are none", () => {
    expect(detailsOf("lock", "earthquake")).toBe("earthquake");
    expect(detailsOf("lock", "constructor")).toBe("constructor");
    expect(detailsOf("protection-weakened", "newSetting hideFromCapture")).toBe(
      "newSetting and screenshots",
    );
    expect(detailsOf("log-started", "another keychain, it seems")).toBe(
      "another keychain, it seems",
    );
    expect(detailsOf("reveal", null)).toBe("");
  });
});

describe("the name of a key in the log", () => {
  it("is the one that it has everywhere, as far as it is known", () => {
    const nameIn = (locale: "en" | "sv") =>
      activityKeyName(activityKey("ari", "post"), languageIn(locale).text);
    expect(nameIn("en")).toBe("ARI Post key");
    expect(nameIn("sv")).toBe("Post-nyckeln för ARI");
    const other = { ...activityKey("ari", "other"), group: "rate-shop" as KeyGroup };
    expect(activityKeyName(other, en.text)).toBe("Rate shop key");
    expect(activityKeyName(activityKey("ari", null), en.text)).toBe("ARI key");
    expect(activityKeyName(activityKey(null, null), en.text)).toBeNull();
  });
});

describe("the result of an entry", () => {
  it("is short in the table, and a sentence without facts that nobody wrote down", () => {
    const failed = entry(1, { result: "unreachable" });
    expect(resultText(failed, en.text)).toBe("No connection");
    expect(resultSentence(failed, en.text)).toBe(
      "No connection could be made, so nothing was sent and nothing was changed.",
    );
    expect(resultSentence(entry(1), en.text)).toBeNull();
    const unclear = entry(1, { result: "refresh-outcome-unknown" });
    expect(resultSentence(unclear, en.text)).not.toContain("is being loaded");
  });

  it("speaks of the account of whoever was signed in, else of a token", () => {
    expect(resultSentence(entry(1, { result: "forbidden" }), en.text)).toContain("token");
    const signedIn = entry(1, { result: "forbidden", account: "anna@hotel.example" });
    expect(resultSentence(signedIn, en.text)).toContain("You are signed in");
  });
});
