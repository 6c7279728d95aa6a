import { describe, expect, it } from "vitest";
import { describeDefect } from "../../electron/adapters/fileLog.ts";

describe("describeDefect", () => {
  it("keeps the type and the places of an error and drops its message", () => {
    const described = describeDefect(new TypeError("the key is\n    at q7Zr2mW9xKc4 (x.ts:1:1)"));
    expect(described).toMatch(/^TypeError\n\s+at /);
    expect(described).not.toContain("q7Zr2mW9xKc4");
  });

  it("drops what was thrown without being an error", () => {
    expect(describeDefect("q7Zr2mW9xKc4")).toBe("string");
  });
});
