import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConfigFormat, configFormats, type EntryPath } from "../../../shared/linkedFile.ts";
import { readText, realValueAt, writeText } from "./onText.ts";
import { piecesOf, values } from "./pieces.ts";

describe.each(configFormats)("any text in a file of the format %s", (format) => {
  it("is what its usual parser reads afterwards, in place of another", () => {
    fc.assert(
      fc.property(piecesOf(format), values, ({ text, before, after, entry }, value) => {
        const written = writeText(format, { text, entry, value });
        if (!isExpressible(format, value) && written === "!not-expressible") return;
        expect(written.startsWith(before) && written.endsWith(after), written).toBe(true);
        expectValue(format, { written, entry, value });
        expect(othersIn(format, written, entry)).toEqual(othersIn(format, text, entry));
      }),
      { numRuns: 200 },
    );
  });

  it("is what its usual parser reads afterwards, at a new entry", () => {
    fc.assert(
      fc.property(piecesOf(format), values, ({ text }, value) => {
        const entry = ["NEW_KEY"];
        const written = writeText(format, { text, entry, value });
        if (!isExpressible(format, value) && written === "!not-expressible") return;
        expectValue(format, { written, entry, value });
        expect(othersIn(format, written, entry)).toEqual(othersIn(format, text, entry));
        expect(holdsInOrder(written, text)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** dotenv has no escape for each kind of quotes, INI none that stands before a comment. */
function isExpressible(format: ConfigFormat, value: string): boolean {
  if (format === "dotenv") return !/\r|\\$/.test(value) && !/'.*`|`.*'/s.test(value);
  return format !== "ini" || !/["'`;#\\\s\p{Cc}]/u.test(value);
}

function expectValue(
  format: ConfigFormat,
  { written, entry, value }: { written: string; entry: EntryPath; value: string },
): void {
  const real = realValueAt(format, written, entry);
  // Nothing, to most formats, is an empty text; `ini` takes a few words for more than text.
  const isNothing = value === "" && (real === null || real === undefined);
  const isWord = format === "ini" && String(real) === value;
  expect(isNothing || isWord || real === value, `${JSON.stringify(written)} ${real}`).toBe(true);
}

function othersIn(format: ConfigFormat, text: string, entry: EntryPath) {
  const read = readText(format, text);
  if (typeof read === "string") return read;
  const key = JSON.stringify(entry);
  return read
    .filter((found) => JSON.stringify(found.entry) !== key)
    .map(({ entry: path, value }) => [path, value]);
}

/** All that was there is there, in its order. */
function holdsInOrder(written: string, text: string): boolean {
  let at = 0;
  for (const unit of text) {
    at = written.indexOf(unit, at) + unit.length;
    if (at < unit.length) return false;
  }
  return true;
}
