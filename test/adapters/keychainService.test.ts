import { describe, expect, it } from "vitest";
import { keychainServiceOf } from "../../electron/adapters/keychainService.ts";

describe("keychainServiceOf", () => {
  it("is the app's name for the usual folder, and another one for each other folder", () => {
    const usual = "/home/anna/.config/Keyrack";
    expect(keychainServiceOf(usual, usual)).toBe("Keyrack");
    const copy = keychainServiceOf("/tmp/copy", usual);
    expect(copy).toMatch(/^Keyrack [0-9a-f]{16}$/);
    expect(keychainServiceOf("/tmp/copy", usual)).toBe(copy);
    expect(keychainServiceOf("/tmp/copy2", usual)).not.toBe(copy);
  });
});
