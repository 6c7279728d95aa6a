import { describe, expect, it } from "vitest";
import { maskKey } from "../../electron/core/maskKey.ts";

describe("maskKey", () => {
  it("leaves the last four characters", () => {
    expect(maskKey("q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6P1f9c")).toBe("••••••••••••1f9c");
  });

  it("masks what a platform forgot to mask", () => {
    expect(maskKey("••••••••1f9c")).toBe("••••••••••••1f9c");
    expect(maskKey("q7Zr••••••••1f9c")).toBe("••••••••••••1f9c");
  });

  it("shows nothing of a text so short that four characters would be half of it", () => {
    expect(maskKey("1f9c")).toBe("••••••••••••");
    expect(maskKey("")).toBe("••••••••••••");
  });
});
