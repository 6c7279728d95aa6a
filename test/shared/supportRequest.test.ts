import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import type { CompanyId } from "../../shared/companyKey.ts";
import en from "../../shared/messages/en.json";
import sv from "../../shared/messages/sv.json";
import type { Refresh } from "../../shared/refresh.ts";
import { type SupportRequestTextId, supportRequestText } from "../../shared/supportRequest.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";

const at = "2026-03-12T09:40:00.000Z" as Instant;
const secret = "5a5e0000-0000-4000-8000-0000000088a1";
const oldKey: Refresh["oldKey"] = {
  ...fakeRefresh().oldKey,
  maskedKey: "••••••••••••88a1",
  created: at,
  companyId: "00000000-0000-4000-8000-0000000000a1" as CompanyId,
  contactEmail: "anna@fjallgarden.example",
  notes: "Old till",
};
const newKey: Refresh["newKey"] = {
  keyId: oldKey.keyId,
  maskedKey: "••••••••••••n3w1",
  created: "2026-11-25T23:59:59.000Z" as Instant,
  version: null,
};

function textIn(locale: "en" | "sv") {
  const { formatMessage } = createIntl({ locale, messages: locale === "en" ? en : sv });
  return (id: SupportRequestTextId, values: Readonly<Record<string, string>>) =>
    formatMessage({ id }, values);
}

describe("the words that ask to end a replaced key", () => {
  it("have all that tells which key is meant, and no key", () => {
    const words = supportRequestText({ oldKey, newKey }, textIn("en"));
    expect(words).toBe(`Hello,

please end this API key of our company:

Company: 00000000-0000-4000-8000-0000000000a1
Key ending in: 88a1
Created: 2026-03-12 09:40 UTC
Contact: anna@fjallgarden.example
Notes: Old till

It was replaced by the key ending in n3w1, created 2026-11-25 23:59 UTC, which has to stay active.

Please end it and confirm once it is done.`);
    expect(words).not.toContain(secret);
  });

  it("leave out what the platform does not tell, in Swedish too", () => {
    const unknown = { ...oldKey, companyId: null, created: null, contactEmail: "", notes: "" };
    const replaced = { oldKey: unknown, newKey: { ...newKey, created: null } };
    expect(supportRequestText(replaced, textIn("sv"))).toBe(`Hej,

vänligen avsluta den här API-nyckeln för vårt företag:

Nyckel som slutar på: 88a1

Den har ersatts av nyckeln som slutar på n3w1, som ska förbli aktiv.

Vänligen avsluta den och bekräfta när det är gjort.`);
  });

  it("ask for the restrictions that the old key had", () => {
    const restricted = { ...oldKey, isRestricted: true };
    expect(supportRequestText({ oldKey: restricted, newKey }, textIn("en"))).toContain(
      "which has to stay active.\n\nPlease set the same IP restrictions and expiry on the new key.\n\n",
    );
    expect(supportRequestText({ oldKey: restricted, newKey }, textIn("sv"))).toContain(
      "Vänligen sätt samma IP-begränsningar och utgångsdatum på den nya nyckeln.",
    );
    expect(supportRequestText({ oldKey, newKey }, textIn("en"))).not.toContain("restrictions");
  });

  it("take notes for notes, whatever is in them", () => {
    const notes = "<b>{ending}</b> 'quoted'";
    const words = supportRequestText({ oldKey: { ...oldKey, notes }, newKey }, textIn("en"));
    expect(words).toContain(`Notes: ${notes}\n`);
  });
});
