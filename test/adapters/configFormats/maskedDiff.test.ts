import { describe, expect, it } from "vitest";
import type { ConfigFormat, DiffLine, EntryPath } from "../../../shared/linkedFile.ts";
import { diffTexts, writeText } from "./onText.ts";

const key = "newkey-0123456789abcdefXYZ9";

function diffOfWrite(format: ConfigFormat, text: string, entry: EntryPath): readonly DiffLine[] {
  return diffTexts(format, text, writeText(format, { text, entry, value: key }));
}

function shown(lines: readonly DiffLine[]): readonly string[] {
  const marks = { same: " ", removed: "-", added: "+", gap: "…" };
  return lines.map(({ kind, line, text }) => `${marks[kind]}${line} ${text}`);
}

/** Secrets of others, one at every kind of place where a format can have one. */
const canaries: ReadonlyArray<readonly [ConfigFormat, string, EntryPath]> = [
  [
    "dotenv",
    `# CANARY01abcdef\nA=CANARY02abcdef # CANARY03abcdef\nexport B='CANARY04abcdef
CANARY05abcdef=CANARY06abcdef
CANARY07abcdef'
KEY="CANARY08abcdef" # CANARY09abcdef
C="CANARY10abcdef\nCANARY11abcdef"\nCANARY12abcdef
 D: CANARY13abcdef #CANARY14abcdef\nE=\`CANARY15abcdef`,
    ["KEY"],
  ],
  [
    "json",
    `{ // CANARY01abcdef
  "a": ["CANARY02abcdef", 123456789, {"b": "CANARY03abcdef"}], /* CANARY04abcdef
  CANARY05abcdef */ "c": "CANARY06abcdef", // CANARY07abcdef
  "KEY": "CANARY08abcdef", "d": "CANARY09abcdef", // CANARY10abcdef
  "e": "CANARY11\\u0061bcdef", /* CANARY12abcdef */
  // "f": "CANARY13abcdef"
  "g": -98765432101 // CANARY14abcdef
}`,
    ["KEY"],
  ],
  [
    "yaml",
    `# CANARY01abcdef
a: |  # CANARY02abcdef
  CANARY03abcdef: CANARY04abcdef
  # CANARY05abcdef
b: "CANARY06abcdef
  CANARY07abcdef"
KEY: &CANARY08abcdef CANARY09abcdef # CANARY10abcdef
c: !CANARY11abcdef CANARY12abcdef
d: [CANARY13abcdef, {e: CANARY14abcdef, f: *CANARY08abcdef}]
? [CANARY15abcdef]
: CANARY16abcdef
---
- x: CANARY17abcdef
`,
    ["KEY"],
  ],
  [
    "yaml",
    `a: CANARY01abcdef\n  CANARY02abcdef\n  CANARY03abcdef\nKEY: >-
  CANARY04abcdef
  CANARY05abcdef

  CANARY06abcdef
b: 'CANARY07abcdef
  # CANARY08abcdef: x
  CANARY09abcdef'
c: CANARY10abcdef\n# CANARY11abcdef\n`,
    ["KEY"],
  ],
  [
    "toml",
    `# CANARY01abcdef
a = """CANARY02abcdef
CANARY03abcdef = "CANARY04abcdef"
"""
b = { c = "CANARY05abcdef", d = ["CANARY06abcdef", 123456789] } # CANARY07abcdef
KEY = 'CANARY08abcdef' # CANARY09abcdef
e = 1979-05-27T07:32:00Z
f = '''
# CANARY10abcdef
[CANARY11abcdef]
'''
`,
    ["KEY"],
  ],
  [
    "properties",
    `! CANARY01abcdef
a = CANARY02abcdef \\
    CANARY03abcdef = CANARY04abcdef \\
# CANARY05abcdef
CANARY06abcdef
KEY = CANARY07abcdef \\
    CANARY08abcdef
CANARY09abcdef
b:CANARY10abcdef=CANARY11abcdef
#CANARY12abcdef
`,
    ["KEY"],
  ],
  [
    "ini",
    `; CANARY01abcdef
[a] ; CANARY02abcdef
b = "CANARY03abcdef" ; CANARY04abcdef
    CANARY05abcdef = CANARY06abcdef
c = "CANARY07abcdef
CANARY08abcdef = CANARY09abcdef"
KEY = CANARY10abcdef # CANARY11abcdef
d = 'CANARY12abcdef'
CANARY13abcdef
CANARY14abcdef: CANARY15abcdef
`,
    ["a", "KEY"],
  ],
];

/** Six letters in a row of a canary, wherever they begin, and six digits of a number. */
const pieces =
  /CANARY|ANARY\d|NARY\d\d|ARY\d\da|RY\d\dab|Y\d\dabc|\d\dabcd|\dabcde|abcdef|123456|234567|345678|456789|987654|876543|765432|654321|543210|432101|1979-0/;

describe("a diff", () => {
  it.each(canaries)("shows no piece of a secret of %s around a write", (format, text, entry) => {
    expect(new Set(text.match(/CANARY\d\d/g)).size).toBeGreaterThan(10);
    for (const variant of [text, text.replaceAll("\n", "\r\n"), `\ufeff${text}`]) {
      const lines = diffOfWrite(format, variant, entry);
      const all = lines.map((line) => line.text).join("\n");
      expect(all).not.toMatch(pieces);
      expect(all).not.toContain(key.slice(0, 6));
      expect(all).toContain("KEY");
    }
  });

  it.each(canaries)("shows no piece of a secret of %s, whatever has changed", (format, text) => {
    const lines = [...diffTexts(format, "", text), ...diffTexts(format, text, "")];
    const all = lines.map((line) => line.text).join("\n");
    expect(all).not.toMatch(pieces);
    expect(all).toContain("KEY");
  });

  it("shows names, two lines around, and of the new value what tables show", () => {
    const text = "A=1\nB='secret' # note\nexport C=2\nKEY=\"old\"\nD=\n\nE=3\n";
    expect(shown(diffOfWrite("dotenv", text, ["KEY"]))).toEqual([
      " 2 B='••••••••' # …",
      " 3 export C=••••••••",
      '-4 KEY="••••••••"',
      '+4 KEY="••••••••••••XYZ9"',
      " 5 D=",
      " 6 ",
    ]);
  });

  it("shows a value of several lines as one", () => {
    const text = "a: |\n  one\n  two\n  three\nKEY: old\n";
    expect(shown(diffOfWrite("yaml", text, ["KEY"]))).toEqual([
      " 1 a: |",
      " 2   ••••••••",
      "-5 KEY: ••••••••",
      "+5 KEY: ••••••••••••XYZ9",
    ]);
  });

  it("shows a new entry, and the comma that it takes", () => {
    const text = '{\n  "a": "one" // note\n}\n';
    expect(shown(diffOfWrite("json", text, ["KEY"]))).toEqual([
      " 1 {",
      '-2   "a": "••••••••" // …',
      '+2   "a": "••••••••", // …',
      '+3   "KEY": "••••••••••••XYZ9"',
      " 3 }",
    ]);
  });

  it("shows a short value without any of it", () => {
    expect(shown(diffTexts("dotenv", "A=\n", "A=short\n"))).toEqual(["-1 A=", "+1 A=••••••••••••"]);
  });

  it("shows nothing but dots of a text that can't be parsed, and nothing around it", () => {
    const lines = diffTexts("json", '{\n"a": "secret"\n}', '{\n"a": "secret" "b": "other"\n}');
    expect(shown(lines)).toEqual(['-2 "a": "••••••••"', "+2 ••••••••"]);
  });

  it("leaves out what is in the middle of a long change", () => {
    const lines = Array.from({ length: 50 }, (_, at) => `K${at}=${at}`);
    const diff = diffTexts("dotenv", "", lines.join("\n"));
    expect(diff.at(-1)).toEqual({ kind: "gap", line: 0, text: "" });
    expect(diff).toHaveLength(20);
  });

  it("is empty where nothing has changed", () => {
    expect(diffTexts("dotenv", "A=1\n", "A=1\n")).toEqual([]);
  });
});
