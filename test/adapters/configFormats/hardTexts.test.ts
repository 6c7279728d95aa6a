import { describe, expect, it } from "vitest";
import { type ConfigFormat, configFormats } from "../../../shared/linkedFile.ts";
import { diffTexts, readText, writeText } from "./onText.ts";

const million = 1_000_000;

/** A line each that takes a careless pattern hours; the test's time limit is what fails. */
const hardLines: ReadonlyArray<readonly [string, string]> = [
  ["spaces", `a=${" ".repeat(million)}x`],
  ["spaces behind a name", `a${" ".repeat(million)}`],
  ["line breaks", "\n".repeat(million)],
  ["returns", "\r".repeat(million)],
  ["backslashes", `a="${"\\".repeat(million)}`],
  ["escaped quotes", `a='${"\\'".repeat(million / 2)}`],
  ["quotes", `a=${'"'.repeat(million)}`],
  ["backquotes", `a=${"`'".repeat(million / 2)}`],
  ["comment marks", `a= ${" #;".repeat(million / 3)}`],
  ["a long name", "a".repeat(million)],
  ["a long value", `a=${"b".repeat(million)}`],
  ["brackets", "[".repeat(million)],
  ["braces", '{"a":'.repeat(million / 5)],
  ["closed brackets", `a = ${"[".repeat(million / 2)}${"]".repeat(million / 2)}`],
  ["closed brackets in brackets", `${"[".repeat(5_000)}${"]".repeat(5_000)}`],
  ["closed braces", `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`],
  ["separators", "=:".repeat(million / 2)],
  ["continuations", "a\\\n".repeat(million / 3)],
  ["dashes", `${"- ".repeat(million / 4)}a`],
];

describe.each(configFormats)("a hard line of a million characters in %s", (format) => {
  it.each(hardLines)("made of %s takes no pattern long", { timeout: 20_000 }, (_, text) => {
    expect(["string", "object"]).toContain(typeof readText(format, text));
    expect(typeof writeText(format, { text, entry: ["b"], value: "x" })).toBe("string");
  });
});

const lines: Readonly<Record<ConfigFormat, (at: number) => string>> = {
  dotenv: (at) => `NAME_${at}="some value ${at}" # note\n`,
  json: (at) => `  "name${at}": ["some value", {"n": ${at}}], // note\n`,
  yaml: (at) => `name${at}:\n  text: some value ${at} # note\n`,
  toml: (at) => `[table${at}]\nname = "some value ${at}" # note\n`,
  properties: (at) => `name.${at} = some value \\\n  ${at}\n`,
  ini: (at) => `[section${at}]\nname = some value ${at} ; note\n`,
};

describe.each(configFormats)("a file of a million bytes in %s", (format) => {
  it("is read, written and compared", { timeout: 30_000 }, () => {
    let body = "";
    for (let at = 0; body.length < million; at++) body += lines[format](at);
    const text = format === "json" ? `{\n${body}}\n` : body;
    const entry = ["KEYRACK"];
    const written = writeText(format, { text, entry, value: "x".repeat(40) });
    expect(written.length).toBeGreaterThan(text.length);
    expect(diffTexts(format, text, written).some(({ kind }) => kind === "added")).toBe(true);
  });
});
