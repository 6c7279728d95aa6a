import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitToShow } from "../../../shared/keyHealth/fitToShow.ts";

describe("a text that is fit to show", () => {
  it("is the text itself when it is short", () => {
    expect(fitToShow("kontoret")).toBe("kontoret");
    expect(fitToShow("é".repeat(40))).toBe("é".repeat(40));
    expect(fitToShow("😀".repeat(40))).toBe("😀".repeat(40));
  });

  it("has 40 characters at most, and says that there are more", () => {
    expect(fitToShow("é".repeat(41))).toBe(`${"é".repeat(39)}…`);
    expect(fitToShow("😀".repeat(41))).toBe(`${"😀".repeat(39)}…`);
  });

  it("has no control, format or broken character, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const shown = fitToShow(text);
        expect(shown).not.toMatch(/\p{C}/u);
        expect([...shown].length).toBeLessThanOrEqual(40);
      }),
    );
  });
});
