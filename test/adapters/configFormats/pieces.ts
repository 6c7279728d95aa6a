import fc from "fast-check";
import type { ConfigFormat, EntryPath } from "../../../shared/linkedFile.ts";

/** A part of a config file, with an entry that holds a text, or with none. */
interface Piece {
  readonly text: string;
  readonly entry: EntryPath | null;
}

/** A config file in its parts, and where in it the one stands that is to be written to. */
interface Pieces {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly entry: EntryPath;
}

/** `@` is a name of its own in each piece; a piece without one has no entry. */
const templates: Readonly<Record<ConfigFormat, readonly string[]>> = {
  dotenv: [
    "@=plain",
    "export @='single $x # y'",
    '@="double\\n" # note',
    "@=`tick 'q'`",
    "@ = spaced  # note",
    "@=",
    "@= # empty",
    '@="two\nlines"',
    "@: colon",
    '@=""',
    "  @=a=b==",
    "# X=comment 'open",
    "",
    "no entry here",
  ],
  json: [
    '"@": "plain",',
    '"@": "esc\\"aped\\\\", // note',
    '\t"@" : "" ,',
    '"@": null, /* two\nlines */',
    '"#": {"@": "deep", "n": [1, true]},',
    '"#": [\n  {"x": 1}, {"@": "in a list"}\n],',
    '"other#": 12.5,',
    '// "x": "comment"',
    "",
  ],
  yaml: [
    "@: plain",
    "@: plain words # note",
    "@: 'single ''q'''",
    '@: "double\\n" # note',
    "@:",
    "@: # empty",
    "@: null",
    "@: |\n  two\n  lines\n\n",
    "@: >-\n  folded\n  lines",
    "@: two\n  plain lines",
    "'@': &anchor# x",
    "#m:\n  # note\n  @: deep\n  n: 1",
    "#m:\n- x: 1\n  @: in a list\n- y",
    '#m: {x: 1, "@": flow, y: []}',
    "#n: 12",
    "# x: comment",
    "",
  ],
  toml: [
    '@ = "basic \\" \\n" # note',
    "@ = 'literal'",
    '@ = """\ntwo\n"quoted" lines"""',
    "@='''x'''",
    '@ = ""',
    '#m.@ = "dotted"',
    '#m = { x = 1, @ = "inline" }',
    '#m = [ { @ = "in a list" }, { } ]',
    '[#m]\n  @ = "in a table"\n  n = 1',
    '[[#m.list]]\n@ = "in a list of tables"',
    "#n = 1979-05-27",
    '# x = "comment"',
    "",
  ],
  properties: [
    "@=plain",
    "@ = spaced",
    "@: colon",
    "@ space",
    "@ = two \\\n    lines",
    "@=\\u00e5 \\\\ \\:",
    "@=",
    "  @ = indented",
    "# x=comment",
    "! x=comment \\",
    "",
  ],
  ini: [
    "@=plain",
    "@ = spaced words",
    "@ = noted ; note",
    '@ = "double"',
    "@='single'",
    "@=",
    "@ = ; empty",
    "[#m]\n\t@ = indented\n\tn=1",
    "; x=comment",
    "# x=comment",
    "",
  ],
};

/** What keys may hold, and what formats give a meaning to. */
export const values: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[\w+/=.-]{1,40}$/),
  fc.string({
    unit: fc.constantFrom(
      ..."'\"`$\\\n\r \t#;=:,{}[]!%&*|>@-?ab0åß".split(""),
      "😀",
      "\u2028",
      "\u0085",
      "\\n",
      "$" + "{X}",
      " #",
      ": ",
    ),
    maxLength: 12,
  }),
  fc.constantFrom("", " ", "true", "null", "~", "123", "0x1F", "1e5", "2001-01-01", "a: b", "#x"),
);

export function piecesOf(format: ConfigFormat): fc.Arbitrary<Pieces> {
  const some = fc.array(fc.constantFrom(...templates[format]), { minLength: 1, maxLength: 6 });
  const withEntry = fc.constantFrom(...templates[format].filter((text) => text.includes("@")));
  const eol = fc.constantFrom("\n", "\r\n");
  return fc
    .tuple(some, withEntry, some, eol, fc.boolean(), fc.boolean())
    .map(([head, chosen, tail, lineBreak, hasBom, endsLine]) => {
      const all = inOrder(format, [...head, chosen, ...tail]);
      const made = all.map((template, n) => pieceOf(format, template, n));
      const place = all.lastIndexOf(chosen);
      const glue = (part: readonly Piece[]) => part.map(({ text }) => `${text}\n`).join("");
      const wrap = format === "json" ? ["{\n", endsLine ? "}\n" : "}"] : ["", ""];
      const lines = (text: string) => text.replaceAll("\n", lineBreak);
      const before = (hasBom ? "\ufeff" : "") + lines(wrap[0] + glue(made.slice(0, place)));
      const mine = lines(glue(made.slice(place, place + 1)));
      const end = lines(glue(made.slice(place + 1)) + wrap[1]);
      const after = endsLine || format === "json" ? end : end.replace(/\r?\n$/, "");
      return { text: before + mine + after, before, after, entry: made[place]?.entry ?? [] };
    });
}

/** What has no section comes first. */
function inOrder(format: ConfigFormat, all: readonly string[]): readonly string[] {
  if (format !== "toml" && format !== "ini") return all;
  const isSection = (text: string) => text.startsWith("[");
  return [...all.filter((text) => !isSection(text)), ...all.filter(isSection)];
}

function pieceOf(format: ConfigFormat, template: string, n: number): Piece {
  const text = template
    .replaceAll("@", `K${n}`)
    .replaceAll("#m", `m${n}`)
    .replaceAll("#n", `n${n}`);
  const named = text.replaceAll("other#", `other${n}`).replaceAll("anchor#", `anchor${n}`);
  const whole = format === "json" ? named.replaceAll('"#"', `"m${n}"`) : named;
  return { text: whole, entry: template.includes("@") ? pathIn(template, n) : null };
}

function pathIn(template: string, n: number): EntryPath {
  const name = `K${n}`;
  if (!template.includes("#m") && !template.includes('"#"')) return [name];
  if (template.includes("list]]")) return [`m${n}`, "list", 0, name];
  if (template.includes('{"x": 1}')) return [`m${n}`, 1, name];
  return template.includes("in a list") ? [`m${n}`, 0, name] : [`m${n}`, name];
}
