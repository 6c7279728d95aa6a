import { describe, expect, it } from "vitest";
import { deriveSecret } from "../../electron/demo/deriveSecret.ts";

describe("deriveSecret", () => {
  it("gives 48 letters and digits, always the same for the same purpose", () => {
    const secret = deriveSecret("root", ["key", "live"]);
    expect(secret).toMatch(/^[A-Za-z0-9]{48}$/);
    expect(deriveSecret("root", ["key", "live"])).toBe(secret);
  });

  it("gives another secret for another root, another purpose and other borders in it", () => {
    const secrets = [
      deriveSecret("root", ["key", "live"]),
      deriveSecret("other root", ["key", "live"]),
      deriveSecret("root", ["key", "sandbox"]),
      deriveSecret("root", ["keylive"]),
      deriveSecret("root", ["key", "live", ""]),
    ];
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  it("favours no character", () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 2_000; round += 1) {
      for (const character of deriveSecret("root", [String(round)])) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
    }
    // Drawn by remainder, the first eight would come 25 % too often: about 1935 instead of 1548.
    const expected = (2_000 * 48) / 62;
    expect(counts.size).toBe(62);
    for (const count of counts.values()) {
      expect(Math.abs(count - expected)).toBeLessThan(expected * 0.13);
    }
  });
});
