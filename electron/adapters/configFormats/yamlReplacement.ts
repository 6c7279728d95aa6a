import type { Edit, Scalar } from "./parsedConfig.ts";
import { gapBeforeComment, indentOf, lineBreakAt, lineEnd, lineStart } from "./textLines.ts";
import { waysToWriteYaml, type YamlStyle } from "./yamlValue.ts";

export function yamlStyleOf(written: string): YamlStyle {
  if (written.startsWith('"')) return "double";
  return written.startsWith("'") ? "single" : "plain";
}

/** A text in place of another, in its style, or in that of its neighbours where it is empty. */
export function* replaceInYaml(
  text: string,
  { scalar, value, near }: { scalar: Scalar; value: string; near: YamlStyle },
): Iterable<readonly Edit[]> {
  const { start, end } = scalar;
  const old = text.slice(start, end);
  if (scalar.kind === "text" && /^[|>]/.test(old)) {
    yield* replaceBlock(text, scalar, value);
    return;
  }
  const isNew = start === end;
  const before = isNew && /[:-]/.test(text[start - 1] ?? "") ? " " : "";
  const style = scalar.kind === "text" || old !== "" ? yamlStyleOf(old) : near;
  for (const written of waysToWriteYaml(value, style)) {
    yield [{ start, end, text: before + written + gapBeforeComment(text, scalar) }];
  }
}

/**
 * The lines of a block; the header's indicator at its end says whether the text has a line break
 * at its own. What a block can't have becomes a quoted text.
 */
function* replaceBlock(text: string, { start, end }: Scalar, value: string): Iterable<Edit[]> {
  const header = /^[|>][-+\d]*/.exec(text.slice(start, end))?.[0] ?? "";
  const headEnd = start + header.length;
  const lineStop = lineEnd(text, start);
  // Blank lines behind the block stay.
  const content = text.slice(lineStop, end).trimEnd();
  const stop = lineStop + content.length;
  const indent = blockIndent(text, lineStop, stop);
  if (indent !== null && isBlock(value)) {
    const eol = lineBreakAt(text, start);
    const endsLine = value.endsWith("\n");
    const lines = (endsLine ? value.slice(0, -1) : value).split("\n");
    const block = lines.map((line) => eol + (line === "" ? "" : indent + line)).join("");
    const mark = (lines.length > 1 ? "|" : (header[0] ?? "|")) + (endsLine ? "" : "-");
    yield [
      { start, end: headEnd, text: mark },
      { start: lineStop, end: stop, text: block },
    ];
  }
  for (const written of waysToWriteYaml(value, "plain")) {
    yield [
      { start, end: headEnd, text: written },
      { start: lineStop, end: stop, text: "" },
    ];
  }
}

/** Of the first line that is not blank. */
function blockIndent(text: string, from: number, to: number): string | null {
  const first = /\S/.exec(text.slice(from, to));
  if (first === null) return null;
  const at = from + first.index;
  return lineStart(text, at) > from ? indentOf(text, at) : null;
}

/** Without an indentation indicator, and without spaces that editors take away. */
function isBlock(value: string): boolean {
  return (
    /^[^\s]/.test(value) &&
    !/[ \t](?:\n|$)|\n\n$|[^\n\P{Cc}]|[\u2028\u2029\ufeff]/u.test(value.replaceAll("\t", " "))
  );
}
