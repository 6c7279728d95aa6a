import { describe, expect, it } from "vitest";
import type { ConfigFormat } from "../../../shared/linkedFile.ts";
import { writeText } from "./onText.ts";

const v = "new";

/** Format, text, entry with `.` between the names of its path, value, and what comes of it. */
const cases: Readonly<
  Record<string, readonly (readonly [ConfigFormat, string, string, string, string])[]>
> = {
  "in place of another": [
    ["dotenv", "A=old # note\nB='x'", "A", v, "A=new # note\nB='x'"],
    ["dotenv", "A='old'", "A", "it's", 'A="it\'s"'],
    ["dotenv", 'A="old"', "A", "a$b", "A='a$b'"],
    ["dotenv", "A=#note", "A", v, "A=new #note"],
    ["dotenv", "A=1\nA=2", "A", v, "A=1\nA=new"],
    ["dotenv", "A=1", "A", "a\nb", "A='a\nb'"],
    ["json", '{"a":"old",/*c*/}', "a", 'q"\\', '{"a":"q\\"\\\\",/*c*/}'],
    ["json", '{"a": null}', "a", v, '{"a": "new"}'],
    ["yaml", "a: 'old' # n", "a", "it's", "a: 'it''s' # n"],
    ["yaml", "a: old", "a", "123", 'a: "123"'],
    ["yaml", "a: old", "a", "yes", 'a: "yes"'],
    ["yaml", "a: old", "a", "2001-01-01", 'a: "2001-01-01"'],
    ["yaml", "a: old", "a", "1_000", 'a: "1_000"'],
    ["yaml", "a: old", "a", "9k2", "a: 9k2"],
    ["yaml", "a:   # n\nb: 1", "a", v, "a: new   # n\nb: 1"],
    ["yaml", "a: |  # n\n    one\n    two\n\nb: 1", "a", v, "a: |-  # n\n    new\n\nb: 1"],
    ["yaml", "a: >\n  one\nb: 1", "a", "x\ny\n", "a: |\n  x\n  y\nb: 1"],
    ["yaml", "a: |\n  one\nb: 1", "a", " x", 'a: " x"\nb: 1'],
    ["yaml", "l:\n- one\n-\n", "l.1", v, "l:\n- one\n- new\n"],
    ["toml", "a = 'old' # n", "a", "it's", 'a = "it\'s" # n'],
    ["toml", 'a = """\nold\n"""', "a", v, 'a = """new"""'],
    ["toml", "a.b = 'x'", "a.b", "C:\\d", "a.b = 'C:\\d'"],
    ["properties", "a = \\\n  old \\\n  older\nb=1", "a", " å", "a = \\\n  \\ \\u00E5\nb=1"],
    ["properties", "a old", "a", "=x", "a \\=x"],
    ["properties", "a old", "a", "", "a ="],
    ["ini", "[s]\na = old ; n", "s.a", v, "[s]\na = new ; n"],
    ["ini", "a=old", "a", "x;y", 'a="x;y"'],
    ["ini", "a=old", "a", "x\u2028", 'a="x\\u2028"'],
    ["ini", "a=;n", "a", v, "a=new ;n"],
    ["ini", 'a="old" # n', "a", "C:\\d", "!not-expressible"],
  ],
  "that is new": [
    ["dotenv", "", "A", v, "A=new\n"],
    ["dotenv", "# c\r\nexport A = 'x'", "B", v, "# c\r\nexport A = 'x'\r\nexport B = 'new'"],
    ["json", "", "a", v, '{\n  "a": "new"\n}\n'],
    ["json", "{}", "a.b", v, '{\n  "a": {\n    "b": "new"\n  }\n}'],
    ["json", '{"a":1,"b":2}', "c", v, '{"a":1,"b":2,"c":"new"}'],
    ["json", '{\n\t"a": 1 // n\n}', "b", v, '{\n\t"a": 1, // n\n\t"b": "new"\n}'],
    ["json", '{\n  "a": 1, // n\n}', "b", v, '{\n  "a": 1, // n\n  "b": "new",\n}'],
    ["json", '{\n  "a": {}\n}', "a.b", v, '{\n  "a": {\n    "b": "new"\n  }\n}'],
    ["json", '{"a": {}}', "a.b", v, '{"a": {"b": "new"}}'],
    ["yaml", "", "a.b", v, "a:\n  b: new\n"],
    ["yaml", "# c\n", "a", v, "# c\na: new\n"],
    ["yaml", "a:\n    b: 1 # n\n\nc: 2\n", "a.d", v, "a:\n    b: 1 # n\n    d: new\n\nc: 2\n"],
    ["yaml", "a:\n- b: 1\n- c\n", "a.0.d", v, "a:\n- b: 1\n  d: new\n- c\n"],
    ["yaml", "a: # n\nb: 1\n", "a.c", v, "a: # n\n  c: new\nb: 1\n"],
    ["yaml", "a: {b: 1}\n", "a.c", v, "a: {b: 1, c: new}\n"],
    ["yaml", "a: {}\n", "a.c", v, "a: {c: new}\n"],
    ["yaml", '{\n  "a": "x"\n}', "b", v, '{\n  "a": "x",\n  "b": "new"\n}'],
    ["yaml", "a: |\n  x", "b", v, "b: new\na: |\n  x"],
    ["toml", "", "a", v, 'a = "new"\n'],
    ["toml", "# c\n\n[t]\na=1", "b", v, '# c\n\nb="new"\n[t]\na=1'],
    ["toml", "[t] # c\n  a=1\n\n[u]\n", "t.b", v, '[t] # c\n  a=1\n  b="new"\n\n[u]\n'],
    ["toml", "[t]\na = 1\n", "u.v.w", v, '[t]\na = 1\n\n[u.v]\nw = "new"\n'],
    ["toml", "t.a = 1\nb = 2\n", "t.c", v, 't.a = 1\nt.c = "new"\nb = 2\n'],
    ["toml", "t = {a = 1}\n", "t.b.c", v, 't = {a = 1, b.c = "new"}\n'],
    ["toml", "[[t]]\na = 1\n[[t]]\n", "t.0.b", v, '[[t]]\na = 1\nb = "new"\n[[t]]\n'],
    ["properties", "a : 1", "b c", v, "a : 1\nb\\ c : new"],
    ["ini", "[s]\n\ta = 1\n\n; t\n[t]\n", "s.b", v, "[s]\n\ta = 1\n\tb = new\n\n; t\n[t]\n"],
    ["ini", "; c\n[s]\na=1\n", "b", v, "b=new\n; c\n[s]\na=1\n"],
    ["ini", "[s]\na=1", "t.b", v, "[s]\na=1\n\n[t]\nb=new"],
  ],
  "that can't be": [
    ["dotenv", "A=1", "A.B", v, "!not-expressible"],
    ["dotenv", "A=1", "A B", v, "!not-expressible"],
    ["dotenv", "A=1", "B", "'`\"$", "!not-expressible"],
    ["json", '{"a": 1}', "a", v, "!entry-not-text"],
    ["json", '{"a": {"b": "x"}}', "a", v, "!entry-not-text"],
    ["json", '{"a": "x"}', "a.b", v, "!entry-not-text"],
    ["json", '{"a": []}', "a.0", v, "!entry-missing"],
    ["json", "[]", "a", v, "!entry-not-text"],
    ["json", '{"a": ', "a", v, "!not-parseable"],
    ["yaml", "a: &x one\nb: *x", "b", v, "!entry-not-text"],
    ["yaml", "a: !secret one", "a", v, "!entry-not-text"],
    ["yaml", "- a", "b", v, "!entry-not-text"],
    ["toml", "a = 1", "a.b", v, "!entry-not-text"],
    ["toml", "a = true", "a", v, "!entry-not-text"],
    ["json", "{}", "a", "half \ud83d", "!not-expressible"],
    ["ini", "a[]=1", "a[]", v, "!entry-not-text"],
    ["ini", "a=1", "s.b=c", v, "!not-expressible"],
    ["properties", "a=1", "0", v, "!not-expressible"],
  ],
};

describe.each(Object.entries(cases))("an entry %s", (_, examples) => {
  it.each(examples)("%s: %j, %s = %j", (format, text, path, value, expected) => {
    const entry = path.split(".").map((part) => (/^\d$/.test(part) ? Number(part) : part));
    expect(writeText(format, { text, entry, value })).toBe(expected);
    if (expected.startsWith("!") || !text.includes("\n")) return;
    const crlf = `\ufeff${text.replace(/\r?\n/g, "\r\n")}`;
    const written = writeText(format, { text: crlf, entry, value });
    expect(written).toBe(`\ufeff${expected.replace(/\r?\n/g, "\r\n")}`);
  });
});
