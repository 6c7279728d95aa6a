import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import { errorText } from "../../renderer/language/errorText.ts";
import { type MessageId, messages } from "../../renderer/language/messages.ts";
import type { Text } from "../../renderer/language/useLanguage.ts";
import type { AppError } from "../../shared/appError.ts";

const ids = Object.keys(messages.en) as MessageId[];

function textIn(locale: "en" | "sv"): Text {
  const onError = (error: Error) => {
    throw error;
  };
  const intl = createIntl({ locale, messages: messages[locale], onError });
  return (id, values) => intl.formatMessage({ id }, values);
}

/** The names of arguments and tags: `{key}`, `{minutes, plural, …}`, `<strong>`. */
function argumentsOf(message: string): readonly string[] {
  const found = [...message.matchAll(/\{(\w+)[,}]|<(\w+)>/g)];
  return [...new Set(found.map((match) => match[1] ?? match[2] ?? ""))].sort();
}

describe("the messages", () => {
  it("have the same ids in both languages", () => {
    expect(Object.keys(messages.sv).sort()).toEqual([...ids].sort());
  });

  it("take the same arguments in both languages", () => {
    const differing = ids.filter(
      (id) => argumentsOf(messages.en[id]).join() !== argumentsOf(messages.sv[id]).join(),
    );
    expect(differing).toEqual([]);
  });

  it.each(["en", "sv"] as const)("can all be formatted in %s", (locale) => {
    const text = textIn(locale);
    const plain = ids.filter((id) => !messages[locale][id].includes("<"));
    const formatted = plain.map((id) => {
      const values = argumentsOf(messages[locale][id]).map((name) => [name, 2]);
      return text(id, Object.fromEntries(values));
    });
    expect(formatted.filter((message) => message === "" || /[{}]/.test(message))).toEqual([]);
  });
});

/** What the page builds ids from: the part that follows is a word of a union or a list. */
const builtPrefixes = [
  "activity.action.",
  "activity.column.",
  "activity.error.",
  "activity.integrity.",
  "activity.kind.",
  "activity.none.",
  "activity.result.",
  "activity.tried.",
  "banner.keychain.",
  "companyKeys.column.",
  "companyKeys.none.",
  "companyKeys.sorted.",
  "companyKeys.status.",
  "connect.environment.",
  "connect.server.",
  "copyAs.format.",
  "environment.",
  "error.",
  "error.config-file-refused.",
  "error.unexpected-answer.",
  "files.column.",
  "files.identify.",
  "files.identify.empty.",
  "files.scan.skipped.",
  "group.",
  "health.count.",
  "health.label.",
  "health.text.",
  "keyFiles.action.",
  "keyFiles.actionOn.",
  "keyFiles.conflict.",
  "keyFiles.diff.",
  "keyFiles.done.",
  "keyFiles.entry.dots.",
  "keychain.name.",
  "keys.",
  "keys.column.",
  "linkedFile.button.",
  "linkedFile.detail.",
  "linkedFile.drift.",
  "linkedFile.state.",
  "linkedFile.warning.",
  "list.export.",
  "lock.reason.",
  "lock.touchIdReason.",
  "passphrase.",
  "passphrase.field.",
  "platform.",
  "refresh.access.",
  "refresh.because.",
  "refresh.environment.",
  "refreshes.banner.",
  "refreshes.dismiss.text.",
  "refreshes.heading.",
  "refreshes.notCertain.",
  "refreshes.outdated.",
  "refreshes.reason.",
  "refreshes.runbook.rest.",
  "refreshes.step.",
  "refreshes.unknown.",
  "refreshes.unknown.ended.",
  "refreshes.unknown.meanwhile.",
  "refreshes.unknown.sent.",
  "settings.clipboard.",
  "settings.language.",
  "settings.signIn.",
  "signIn.way.",
];

describe("every message", () => {
  const pageAndMain = sourceBelow("renderer") + sourceBelow("electron");
  const allSource = pageAndMain + sourceBelow("shared");
  const isBuilt = (id: MessageId) =>
    builtPrefixes.some((prefix) => {
      const [next] = id.slice(prefix.length).split(".");
      return id.startsWith(prefix) && allSource.includes(`"${next}"`);
    });

  it("is shown somewhere in the page or by main, or is part of what both say", () => {
    const unused = ids.filter((id) => !allSource.includes(`"${id}"`) && !isBuilt(id));
    expect(unused).toEqual([]);
  });

  it("is built from the prefixes that this test knows", () => {
    const inUse = [...pageAndMain.matchAll(/`([\w.-]+\.)\$\{/g)].map((match) => match[1] ?? "");
    const ofMessages = inUse.filter((prefix) => ids.some((id) => id.startsWith(prefix)));
    expect([...new Set(ofMessages)].sort()).toEqual(builtPrefixes);
  });
});

function sourceBelow(folder: string): string {
  const root = join(import.meta.dirname, "../..", folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");
}

const errors: readonly AppError[] = [
  { kind: "unreachable", host: "portal.example" },
  { kind: "connection-lost", host: "portal.example" },
  { kind: "timed-out", host: "portal.example", afterMs: 10_000 },
  { kind: "rate-limited", retryAfterMs: null },
  { kind: "rate-limited", retryAfterMs: 2_500 },
  { kind: "rate-limited", retryAfterMs: 2_147_484_000 },
  { kind: "server-failed", status: 503 },
  { kind: "unexpected-answer", reason: "not-json", status: 200 },
  { kind: "redirected", toOrigin: "https://elsewhere.example" },
  { kind: "answer-too-large", limitBytes: 10_000_000 },
  { kind: "unauthorized" },
  { kind: "token-malformed" },
  { kind: "connecting-cancelled" },
  { kind: "refresh-outcome-unknown" },
];

describe("the sentences of errors", () => {
  it.each(errors)("name the facts of $kind in both languages", (error) => {
    const { kind, ...facts } = error;
    const hidden = new Set(["afterMs", "retryAfterMs", "limitBytes", "reason"]);
    for (const locale of ["en", "sv"] as const) {
      const sentence = errorText(error, textIn(locale));
      const told = Object.entries(facts).filter(([name]) => !hidden.has(name));
      for (const [, fact] of told) expect(sentence).toContain(String(fact));
      expect(sentence).not.toContain(kind);
    }
  });

  it("speak of seconds and megabytes, not of milliseconds and bytes", () => {
    const text = textIn("en");
    expect(errorText({ kind: "timed-out", host: "h", afterMs: 10_000 }, text)).toContain("10 s");
    expect(errorText({ kind: "rate-limited", retryAfterMs: 2_500 }, text)).toContain("in 3 s");
    expect(errorText({ kind: "rate-limited", retryAfterMs: 90_000 }, text)).toContain("in 90 s");
    expect(errorText({ kind: "answer-too-large", limitBytes: 10_485_760 }, text)).toContain(
      "10 MB",
    );
  });

  it("speak of minutes once a pause is longer than 90 seconds", () => {
    const pause: AppError = { kind: "rate-limited", retryAfterMs: 90_001 };
    expect(errorText(pause, textIn("en"))).toContain("Try again in 2 minutes.");
    expect(errorText(pause, textIn("sv"))).toContain("Försök igen om 2 minuter.");
  });

  it("are right about a lost connection when this computer is offline, too", () => {
    const lost: AppError = { kind: "connection-lost", host: "portal.example" };
    expect(errorText(lost, textIn("en"))).toContain(
      "No complete answer came from portal.example: the network is gone, or the connection broke.",
    );
  });
});
