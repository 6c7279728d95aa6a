import { describe, expect, it } from "vitest";
import { isTyped, plainWords } from "../../shared/typedConfirmation.ts";

describe("what counts as typed", () => {
  it("is the words in any letter case and with any spaces", () => {
    for (const typed of ["ARI POST", "ari post", "  Ari   Post ", "ARI\u00a0POST", "ＡＲＩ POST"]) {
      expect(isTyped("ARI POST", typed), typed).toBe(true);
    }
    expect(isTyped("FJÄLLGÅRDEN", "fja\u0308llga\u030arden")).toBe(true);
    expect(isTyped("STRASSE ΐ", "straße ΐ")).toBe(true);
  });

  it("is what a person sees, be there a character that nobody does", () => {
    expect(isTyped("GRAND\u200b HOTEL\u202e", "grand hotel")).toBe(true);
    expect(isTyped("GRAND\u2003HOTEL", "grand hotel")).toBe(true);
    expect(isTyped("ARI POST", "ari\u00ad post\ufeff")).toBe(true);
  });

  it("is not a part of them, another order, or nothing", () => {
    for (const typed of ["", " ", "ARI", "POST ARI", "ARIPOST", "ARI POST!", "ARI P0ST"]) {
      expect(isTyped("ARI POST", typed), typed).toBe(false);
    }
  });
});

describe("words that are asked for", () => {
  it("are shown as they can be typed", () => {
    expect(plainWords(" Grand\u00a0\u00a0Hotel\u200d \u2066Växjö\u2069")).toBe("Grand Hotel Växjö");
  });
});
