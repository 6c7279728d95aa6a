import { parse as parseDotenv } from "dotenv";
import { describe, expect, it } from "vitest";
import type { ConfigFormat } from "../../../shared/linkedFile.ts";
import { readText } from "./onText.ts";

/** `a.b: value`, an entry each; null stands for an empty one. */
function valuesOf(format: ConfigFormat, text: string): readonly string[] | string {
  const read = readText(format, text);
  if (typeof read === "string") return read;
  return read.map(({ entry, value }) => `${entry.join(".")}: ${value}`);
}

describe("the entries of a file", () => {
  it("has the lines they are in, whatever the line breaks are", () => {
    for (const eol of ["\n", "\r\n", "\r"]) {
      const text = ["# note", 'A="one', 'two"', "", "B=3"].join(eol);
      expect(readText("dotenv", text)).toEqual([
        { entry: ["A"], value: "one\ntwo", line: 2 },
        { entry: ["B"], value: "3", line: 5 },
      ]);
    }
  });

  it.each([
    ["A=1\nA=2\nB=\nC=''", ["A: 2", "B: null", "C: null"]],
    ["export A=1 # one\n  B = 'a # b' #c", ["A: 1", "B: a # b"]],
    ["A='open\nB=2", ["A: 'open", "B: 2"]],
    ['A="x" y\nB="\\n\\t"', ['A: "x" y', "B: \n\\t"]],
    ["A: 1\nno entry\n=2\nB=a=b", ["A: 1", "B: a=b"]],
    ["__proto__=1\nconstructor=2", ["__proto__: 1", "constructor: 2"]],
  ])("are what dotenv makes of %j", (text, entries) => {
    expect(valuesOf("dotenv", text)).toEqual(entries);
    const real = Object.entries(parseDotenv(text)).map(
      ([name, value]) => `${name}: ${value || null}`,
    );
    // A name that objects have already is lost in theirs.
    expect(entries.filter((entry) => !entry.startsWith("__proto__"))).toEqual(real);
  });

  it.each([
    ["json", '{"a": {"b": "1", "n": 1}, "c": [null, "2"]}', ["a.b: 1", "c.0: null", "c.1: 2"]],
    ["json", '{"a": "1", "a": {"b": ""}}', ["a.b: null"]],
    ["json", '{"__proto__": {"constructor": "1"}}', ["__proto__.constructor: 1"]],
    ["json", "// only\n/* comments */", []],
    [
      "yaml",
      "a: one\nb: 12\nc: yes\nd: true\ne: ~\nf:\n",
      ["a: one", "c: yes", "e: null", "f: null"],
    ],
    ["yaml", "a: &x 'one'\nb: *x\n<<: {c: two}\nd: !!str 12\ne: !secret x", ["a: one", "d: 12"]],
    ["yaml", "a: 1st\na: 2nd\n8080: port\n? [x]\n: y", ["a: 2nd", "8080: port"]],
    ["yaml", "a: first\n---\nb: second", ["a: first"]],
    [
      "yaml",
      "a: |\n  x\n  y\nl:\n- one\n-\n- b: two",
      ["a: x\ny\n", "l.0: one", "l.1: null", "l.2.b: two"],
    ],
    ["toml", "a = \"1\"\nn = 1\nb.c = \"\"\n[d]\ne = '''\n2'''", ["a: 1", "b.c: null", "d.e: 2"]],
    [
      "toml",
      '[[a]]\nb = "1"\n[[a]]\nb = "2"\nc = [{d = "3"}]',
      ["a.0.b: 1", "a.1.b: 2", "a.1.c.0.d: 3"],
    ],
    [
      "properties",
      "a.b=1\nc : 2\\\n   3\nd\\ e = \\u0041\na.b=4\nalone",
      ["c: 23", "d e: A", "a.b: 4"],
    ],
    [
      "ini",
      'a=1\n[s.t]\na = 2 ; note\nb=x#y\nc="q" # n\nd\ne[]=1',
      ["a: 1", "s.t.a: 2", "s.t.b: x#y", "s.t.c: q"],
    ],
    ["ini", "[s]\na=1\n  b=2\nc=3\n[t]\n\ta=1\n\tb=2", ["s.c: 3", "t.a: 1", "t.b: 2"]],
    ["ini", '[s]\na="one\nb=2\ntwo"\nc=3', ["s.c: 3"]],
    ["ini", "[s]\na=1\n[t]\na=2\n[s]\na=3", ["t.a: 2", "s.a: 3"]],
  ] as const)("are, of %s, in %j", (format, text, entries) => {
    expect(valuesOf(format, text)).toEqual(entries);
    expect(valuesOf(format, `\ufeff${text.replaceAll("\n", "\r\n")}`)).toEqual(entries);
  });

  it.each([
    ["json", '{"a": 1'],
    ["json", "{a: 1}"],
    ["yaml", "a: [1"],
    ["yaml", "a: b: c"],
    ["toml", "a = "],
    ["toml", "a = 1\na = 2"],
  ] as const)("are none in %s that does not parse: %j", (format, text) => {
    expect(readText(format, text)).toBe("not-parseable");
  });
});
