import { cleanup, render, screen } from "@testing-library/react";
import { createIntl } from "react-intl";
import { afterEach, describe, expect, it } from "vitest";
import { findingLabel, findingText } from "../../renderer/keyHealth/findingTexts.ts";
import { HealthBadge } from "../../renderer/keyHealth/HealthBadge.tsx";
import { HealthLine } from "../../renderer/keyHealth/HealthLine.tsx";
import { countFindings, countText } from "../../renderer/keyHealth/healthSummary.ts";
import { LanguageProvider } from "../../renderer/language/LanguageProvider.tsx";
import { messages } from "../../renderer/language/messages.ts";
import type { Text } from "../../renderer/language/useLanguage.ts";
import type { KeyFinding } from "../../shared/keyHealth/keyFinding.ts";
import { findingKindsByGravity } from "../../shared/keyHealth/keyFinding.ts";
import { fakeRow } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { confirm, renderAsked } from "./refreshOnPage.tsx";
import { button, pageText, pass, renderApp, startOfTest, stopTheClock } from "./renderApp.tsx";

const dayMs = 86_400_000;
const nowMs = startOfTest.getTime();

const findings: readonly KeyFinding[] = [
  { kind: "expired-but-active" },
  { kind: "no-ip-restriction" },
  { kind: "wide-ip-range", entries: ["0.0.0.0/0"] },
  { kind: "unreadable-ip-entry", entries: ["kontoret"] },
  { kind: "expires-soon", days: 5 },
  { kind: "duplicate" },
  { kind: "no-contact" },
  { kind: "older-than-a-year" },
  { kind: "unused-for-90-days" },
  { kind: "never-used" },
];

function textIn(locale: "en" | "sv"): Text {
  const onError = (error: Error) => {
    throw error;
  };
  const intl = createIntl({ locale, messages: messages[locale], onError });
  return (id, values) => intl.formatMessage({ id }, values);
}

describe("the words of a finding", () => {
  it("are few in a badge, and a sentence beside it, in both languages", () => {
    for (const locale of ["en", "sv"] as const) {
      for (const finding of findings) {
        const label = findingLabel(finding, textIn(locale));
        expect(label).toMatch(/^.{6,26}$/);
        expect(findingText(finding, textIn(locale))).toMatch(/^[A-ZÅÄÖ].{40,}\.$/);
      }
    }
  });

  it("count the days until a key expires", () => {
    const label = (days: number) => findingLabel({ kind: "expires-soon", days }, textIn("en"));
    expect([0, 1, 5].map(label)).toEqual([
      "expires within 24 hours",
      "expires in 1 day",
      "expires in 5 days",
    ]);
  });

  it("name the entries, three at most", () => {
    const sentence = (...entries: readonly string[]) =>
      findingText({ kind: "unreadable-ip-entry", entries }, textIn("en"));
    expect(sentence("kontoret", "10.0.0.300")).toContain(": kontoret, 10.0.0.300. ");
    expect(sentence("a", "b", "c", "d")).toContain(": a, b, c, …. ");
  });
});

describe("the count of findings", () => {
  it("is told for each kind that there is, the gravest first", () => {
    const counts = countFindings([
      [{ kind: "no-contact" }, { kind: "older-than-a-year" }],
      [{ kind: "older-than-a-year" }],
      [{ kind: "expired-but-active" }, { kind: "older-than-a-year" }],
    ]);
    expect(counts).toEqual([
      { kind: "expired-but-active", keys: 1 },
      { kind: "no-contact", keys: 1 },
      { kind: "older-than-a-year", keys: 3 },
    ]);
    expect(countFindings([])).toEqual([]);
  });

  it("knows every kind of finding", () => {
    expect(findings.map(({ kind }) => kind)).toEqual(findingKindsByGravity);
    expect(countFindings([findings])).toHaveLength(findings.length);
  });

  it("is in the number that the language wants", () => {
    const swedish = (keys: number) => countText({ kind: "expired-but-active", keys }, textIn("sv"));
    expect([1, 2].map(swedish)).toEqual(["1 utgången men aktiv", "2 utgångna men aktiva"]);
    const english = (keys: number) => countText({ kind: "expires-soon", keys }, textIn("en"));
    expect([1, 12_000].map(english)).toEqual([
      "1 expires within 30 days",
      "12,000 expire within 30 days",
    ]);
  });
});

describe("a health badge", () => {
  afterEach(cleanup);

  it("shows the few words, and has the sentence for a tooltip and for reading aloud", () => {
    render(
      <LanguageProvider locale="en">
        <HealthBadge finding={{ kind: "wide-ip-range", entries: ["0.0.0.0/0"] }} />
      </LanguageProvider>,
    );
    const badge = screen.getByText("wide address range");
    expect(badge.title).toContain("more addresses than one site has: 0.0.0.0/0.");
    expect(badge.textContent).toBe(`wide address range (${badge.title})`);
  });

  it("is in the colour of a warning only where something opens or stops", () => {
    render(
      <LanguageProvider locale="en">
        {findings.map((finding) => (
          <HealthBadge key={finding.kind} finding={finding} />
        ))}
      </LanguageProvider>,
    );
    const warning = [...document.querySelectorAll(".warn")].map((badge) => badge.firstChild);
    expect(warning.map((words) => words?.textContent)).toEqual([
      "expired but active",
      "any address",
      "wide address range",
      "unreadable address",
      "expires in 5 days",
    ]);
  });
});

describe("a health line", () => {
  it("is not there when there is nothing to say", () => {
    const { container } = render(
      <LanguageProvider locale="en">
        <HealthLine counts={[]} />
      </LanguageProvider>,
    );
    expect(container.textContent).toBe("");
    cleanup();
  });
});

describe("the three tables", () => {
  stopTheClock();

  function agingKeyrack(): FakeKeyrack {
    const keyrack = new FakeKeyrack();
    keyrack.rows = [
      fakeRow("mapping", "Read", "c07e", nowMs - dayMs, nowMs - 412 * dayMs),
      fakeRow("mapping", "Post", "88a1", null, nowMs - 371 * dayMs),
      fakeRow("ari", "Read", "MwCk", nowMs - 91 * dayMs, nowMs - 200 * dayMs),
      fakeRow("ari", "Post", "1f9c", nowMs - dayMs, nowMs - 60 * dayMs),
    ];
    return keyrack;
  }

  /** The words of the badges in the key's own cell, without what is only read aloud. */
  function badgesOf(ending: string): readonly (string | null | undefined)[] {
    const rows = [...document.querySelectorAll("tbody tr")];
    const cell = rows.find((row) => row.textContent.includes(ending))?.querySelector("td");
    if (cell == null) throw new Error(`no key ends in ${ending}`);
    return [...cell.querySelectorAll("[title]")].map((badge) => badge.firstChild?.textContent);
  }

  it("say beside a key what should be known of it, and nothing beside a sound one", async () => {
    await renderApp(agingKeyrack());
    expect(badgesOf("c07e")).toEqual(["older than a year"]);
    expect(badgesOf("88a1")).toEqual(["older than a year", "never used"]);
    expect(badgesOf("MwCk")).toEqual(["unused for 90 days"]);
    expect(badgesOf("1f9c")).toEqual([]);
  });

  it("have one line below them that counts it", async () => {
    await renderApp(agingKeyrack());
    const line = "Worth a look: 2 older than a year · 1 unused for 90 days · 1 never used";
    expect(screen.getByText(line)).toBeDefined();
  });

  it("have no such line when all is well", async () => {
    await renderApp(new FakeKeyrack());
    expect(pageText()).not.toContain("Worth a look");
  });

  it("show no badge beside a key in plain text, and show it again after that", async () => {
    const { user } = await renderApp(agingKeyrack());
    const isSeen = () => {
      const badge = screen.getByText("unused for 90 days");
      return badge.closest(".covered") === null;
    };
    expect(isSeen()).toBe(true);
    await user.click(button("Reveal ARI Read key"));
    expect(isSeen()).toBe(false);
    await user.click(button("Hide ARI Read key"));
    expect(isSeen()).toBe(true);
  });

  it("stop saying it once the key is refreshed", async () => {
    const { user } = await renderAsked(agingKeyrack(), "ARI Read key");
    await confirm(user);
    await user.click(button("API keys"));
    expect(badgesOf("n3w1")).toEqual([]);
  });

  it("start saying it once its time has come and the list is loaded again", async () => {
    const keyrack = agingKeyrack();
    const almostMs = nowMs - 90 * dayMs + 30_000;
    keyrack.rows = [fakeRow("ari", "Read", "MwCk", almostMs, null)];
    await renderApp(keyrack);
    expect(badgesOf("MwCk")).toEqual([]);
    await pass(61_000);
    expect(badgesOf("MwCk")).toEqual(["unused for 90 days"]);
  });

  it("speak of it in Swedish, too", async () => {
    const keyrack = agingKeyrack();
    keyrack.changeApp({ locale: "sv" });
    await renderApp(keyrack);
    expect(badgesOf("MwCk")).toEqual(["oanvänd i 90 dagar"]);
    const line = "Värt en titt: 2 äldre än ett år · 1 oanvänd i 90 dagar · 1 aldrig använd";
    expect(screen.getByText(line)).toBeDefined();
  });
});
