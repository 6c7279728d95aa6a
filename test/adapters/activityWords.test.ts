import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import { createActivityWords } from "../../electron/adapters/activityWords.ts";
import { activityKeyName } from "../../renderer/language/activityTexts.ts";
import { messages } from "../../renderer/language/messages.ts";
import type { ActivityKey } from "../../shared/activity.ts";
import type { KeyAccess, KeyGroup } from "../../shared/apiKey.ts";
import type { Locale } from "../../shared/appState.ts";

const keyOf = (group: string | null, access: KeyAccess | null): ActivityKey => ({
  keyId: null,
  group: group as KeyGroup | null,
  access,
  fingerprint: null,
  maskedKey: null,
});

function nameOnPage(key: ActivityKey, locale: Locale): string {
  const intl = createIntl({ locale, messages: messages[locale] });
  return activityKeyName(key, (id, values) => intl.formatMessage({ id }, values)) ?? "";
}

describe("the words by which entries are found", () => {
  it.each(["en", "sv"] as const)(
    "are the names of keys as the page shows them, in %s",
    (locale) => {
      const words = createActivityWords(() => locale);
      for (const group of ["mapping", "ari", "booking", "search", "rate", null]) {
        for (const access of ["read", "post", "other", null] as const) {
          const key = keyOf(group, access);
          expect(words.ofKey(key).toLowerCase()).toBe(nameOnPage(key, locale).toLowerCase());
        }
      }
    },
  );

  it("take a group for a group, whatever it is called", () => {
    const words = createActivityWords(() => "en");
    expect(words.ofKey(keyOf("toString", "post"))).toBe("toString post key");
  });

  it("follow the language", () => {
    let locale: Locale = "en";
    const words = createActivityWords(() => locale);
    expect(words.ofKey(keyOf("mapping", null))).toBe("Mapping key");
    locale = "sv";
    expect(words.ofKey(keyOf("mapping", null))).toContain("mappning");
    expect(words.ofAction({ action: "reveal", result: "ok" })).toBe("Visade");
  });
});
