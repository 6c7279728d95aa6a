import { describe, expect, it } from "vitest";
import { localeOf } from "../../electron/core/describeApp.ts";

describe("localeOf", () => {
  it("follows the system where it speaks a language of ours", () => {
    expect(localeOf("system", "sv-SE")).toBe("sv");
    expect(localeOf("system", "de-DE")).toBe("en");
  });

  it("prefers what the user chose", () => {
    expect(localeOf("en", "sv-SE")).toBe("en");
  });
});
