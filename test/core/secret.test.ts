import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Secret } from "../../electron/core/secret.ts";

const text = "q7Zr2mW9xKc4Tn8bLs5VdYh3";

describe("Secret", () => {
  it("gives its text to whoever asks for it by name", () => {
    expect(new Secret(text).exposeText()).toBe(text);
  });

  it("throws when it is put into a string", () => {
    expect(() => `${new Secret(text)}`).toThrow("can't be turned into text");
  });

  it("throws when it is serialised, also deep inside something else", () => {
    expect(() => JSON.stringify({ deep: [new Secret(text)] })).toThrow("can't be serialised");
  });

  it("shows a placeholder when it is inspected, say by a log", () => {
    expect(inspect({ token: new Secret(text) }, { showHidden: true })).not.toContain(text);
    expect(inspect(new Secret(text))).toBe("[secret]");
  });

  it("loses its text when it is cloned for another process", () => {
    expect(inspect(structuredClone(new Secret(text)))).not.toContain(text);
  });
});
