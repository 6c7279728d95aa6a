import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import { messages } from "../../renderer/language/messages.ts";
import type { Language } from "../../renderer/language/useLanguage.ts";
import { linksNeed } from "../../renderer/linkedFiles/linksNeed.ts";
import {
  keyReferenceName,
  keyReferenceText,
  linkDetailText,
  linkStateText,
  problemText,
  warningText,
} from "../../renderer/linkedFiles/linkTexts.ts";
import type { Instant, KeyId } from "../../shared/apiKey.ts";
import type { Locale } from "../../shared/appState.ts";
import type { DriftedValue, KeyReference, LinkStatus } from "../../shared/linkedFile.ts";
import { fakeKeyReference, fakeLink } from "../fakes/fakeFiles.ts";

function languageOf(locale: Locale): Language {
  const intl = createIntl({ locale, messages: messages[locale], timeZone: "UTC" });
  return {
    text: (id, values) => intl.formatMessage({ id }, values),
    date: (instant) => intl.formatDate(instant, { dateStyle: "medium" }),
    exactTime: (instant) => instant,
    timeOfDay: (instant) => instant,
    list: (items) => items.join(", "),
  };
}

const en = languageOf("en");
const sv = languageOf("sv");

const former: KeyReference = {
  ...fakeKeyReference,
  isCurrent: false,
  replacedAt: "2026-03-12T09:00:00.000Z" as Instant,
};
const readKey: KeyReference = { ...fakeKeyReference, keyId: "ari-read" as KeyId, name: "Read" };
const companyKey: KeyReference = { ...former, keyId: null, group: null, access: null, name: null };

function drift(holds: DriftedValue): LinkStatus {
  return { state: "drift", holds };
}

describe("a key as it is spoken of", () => {
  it("has its group and name, or for a company key its ending", () => {
    expect(keyReferenceName(fakeKeyReference, en.text)).toBe("ARI Post key");
    expect(keyReferenceName(companyKey, en.text)).toBe("company key ending in 1f9c");
  });

  it("is told with when it was replaced, as far as that is known", () => {
    expect(keyReferenceText(fakeKeyReference, en)).toBe("ARI Post key");
    expect(keyReferenceText(former, en)).toBe("ARI Post key, replaced on Mar 12, 2026");
    expect(keyReferenceText({ ...former, replacedAt: null }, en)).toBe("ARI Post key, replaced");
    expect(keyReferenceText(former, sv)).toBe("Post-nyckeln för ARI, ersatt 12 mars 2026");
  });
});

describe("what a linked file holds", () => {
  const told: ReadonlyArray<readonly [LinkStatus, badge: string, sentence: string | null]> = [
    [{ state: "current" }, "Current", null],
    [{ state: "unchecked" }, "Not checked yet", null],
    [
      drift({ what: "key", key: former }),
      "Holds an older key",
      "It holds the ARI Post key that was replaced on Mar 12, 2026.",
    ],
    [
      drift({ what: "key", key: { ...former, keyId: readKey.keyId } }),
      "Holds another key",
      "It holds the ARI Post key that was replaced on Mar 12, 2026.",
    ],
    [
      drift({ what: "key", key: readKey }),
      "Holds another key",
      "It holds the ARI Read key of Grand Hotel.",
    ],
    [drift({ what: "empty" }), "Empty", "The entry is empty."],
    [
      drift({ what: "unknown" }),
      "Holds another value",
      "It holds something that Keyrack has never seen as a key.",
    ],
    [{ state: "missing-entry" }, "Entry missing", "The file no longer has this entry."],
    [
      { state: "missing-file" },
      "File missing",
      "The file is not there any more. Was it moved or renamed?",
    ],
    [
      { state: "unknown", problem: "not-readable" },
      "Can't be checked",
      "The file can't be read. Nothing was changed. Check that you may read it.",
    ],
  ];

  it.each(told)("is said of %j", (status, badge, sentence) => {
    const link = fakeLink({ status });
    expect(linkStateText(link, en)).toBe(badge);
    expect(linkDetailText(link, en)).toBe(sentence);
  });

  it("is another key where two company keys have no id to be the same by", () => {
    const key = { ...companyKey, isCurrent: true, replacedAt: null };
    const link = fakeLink({ key, status: drift({ what: "key", key: companyKey }) });
    expect(linkStateText(link, en)).toBe("Holds another key");
  });

  it("is said in Swedish, too", () => {
    const link = fakeLink({ status: drift({ what: "key", key: former }) });
    expect(linkStateText(link, sv)).toBe("Har en äldre nyckel");
    expect(linkDetailText(link, sv)).toBe(
      "Den har Post-nyckeln för ARI som ersattes 12 mars 2026.",
    );
  });

  it("calls for a look by the gravest of all files", () => {
    const of = (...states: readonly LinkStatus[]) =>
      linksNeed(states.map((status) => ({ status })));
    const other = drift({ what: "empty" });
    expect(of()).toBeNull();
    expect(of({ state: "current" }, { state: "unchecked" })).toBeNull();
    expect(of({ state: "current" }, other)).toBe("drift");
    expect(of(other, { state: "missing-file" })).toBe("missing");
    expect(of({ state: "missing-entry" })).toBe("missing");
  });
});

describe("what stands in the way of a file", () => {
  it("is a whole sentence each", () => {
    expect(problemText("read-only", en.text)).toContain("can't be written to");
    expect(problemText("keychain-unavailable", en.text)).toContain("The keychain does not answer");
    expect(warningText("git-tracked", en.text)).toContain("Git tracks this file");
    expect(warningText("readable-by-others", sv.text)).toContain("Andra på den här datorn");
  });
});
