import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namePatternShape, namePlaceholders } from "../../shared/copyFormat.ts";
import { type NameWords, nameOfKey } from "../../shared/nameOfKey.ts";

const words: NameWords = {
  platform: "bakuun",
  connection: "Grand Hotel",
  environment: "live",
  group: "ari",
  access: "post",
};

function named(pattern: string, change: Partial<NameWords> = {}): string {
  return nameOfKey(pattern, { ...words, ...change });
}

describe("the name of a key", () => {
  it("has its words in the places of the pattern", () => {
    expect(named("BAKUUN_{group}_{access}_KEY")).toBe("BAKUUN_ARI_POST_KEY");
    expect(named("{platform}{environment}_{connection}")).toBe("BAKUUNLIVE_GRAND_HOTEL");
  });

  it.each([
    ["Fjällgården Åre", "FJALLGARDEN_ARE"],
    ["Café Łódź – Straße", "CAFE_LODZ_STRASSE"],
    ["Ærø & Þórshöfn", "AERO_THORSHOFN"],
    ["grandHotel2Go", "GRAND_HOTEL2_GO"],
    ["  (4) Seasons!  ", "_4_SEASONS"],
    ["東京", "KEY"],
    ["", "KEY"],
  ])("writes %j in plain letters", (connection, name) => {
    expect(named("{connection}", { connection })).toBe(name);
  });

  it.each([
    ["BAKUUN_{group}_KEY", "BAKUUN_KEY"],
    ["{group}_KEY", "KEY"],
    ["KEY_{group}", "KEY"],
    ["A_{group}_{access}_B", "A_B"],
    ["A_{group}{access}B", "A_B"],
    ["A{group}B", "AB"],
    ["A__{group}__B", "A__B"],
    ["A__{group}_B", "A__B"],
    ["A_{group}__B", "A__B"],
  ])("closes up %s where a word is missing", (pattern, name) => {
    expect(named(pattern, { group: "", access: "" })).toBe(name);
  });

  it("leaves alone what the pattern spells out", () => {
    expect(named("Bakuun__Keys__{group}_Post")).toBe("Bakuun__Keys__ARI_Post");
    expect(named("__{group}__")).toBe("__ARI__");
  });

  it("is one that every shell and format takes, whatever the words are", () => {
    const literal = fc
      .array(fc.constantFrom(..."aB9_"), { maxLength: 4 })
      .map((all) => all.join(""));
    const placeholder = fc.constantFrom(...namePlaceholders).map((word) => `{${word}}`);
    const pattern = fc
      .array(fc.oneof(literal, placeholder), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join(""))
      .filter((text) => namePatternShape.test(text));
    const word = fc.string({ unit: "binary", maxLength: 12 });
    const anyWords = fc.record({
      platform: word,
      connection: word,
      environment: word,
      group: word,
      access: word,
    });
    fc.assert(
      fc.property(pattern, anyWords, (shape, chosen) => {
        expect(nameOfKey(shape, chosen)).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
