import type { EntryPath, FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { IniBlock, IniText } from "./iniText.ts";
import { iniStyleOf, waysToWriteIni } from "./iniValue.ts";
import type { Edit } from "./parsedConfig.ts";
import { addLinesAfter, addLinesAtEnd, addLinesBefore, startOfCommentsAbove } from "./textLines.ts";

/** A new entry behind the others of its section; a new section at the end. */
export function addToIni(
  text: string,
  { entries, blocks }: IniText,
  { entry, value }: { entry: EntryPath; value: string },
): Result<Iterable<readonly Edit[]>, FileProblem> {
  const [section, name] = entry.length === 1 ? [null, entry[0]] : entry;
  if (entry.length > 2 || !isName(name)) return err("not-expressible");
  if (section !== null && !isSection(section)) return err("not-expressible");
  const separator = entries.findLast((found) => found.separator !== null)?.separator ?? "=";
  const neighbour = entries.findLast(({ kind }) => kind === "text");
  const style = iniStyleOf(
    neighbour === undefined ? "" : text.slice(neighbour.start, neighbour.end),
  );
  const block = blocks.findLast((each) => each.section === section);
  const ways = waysToWriteIni(value, style).map((written) => {
    const line = (block?.indent ?? "") + name + separator + written;
    return [block === undefined ? newSection(text, section, line) : intoBlock(text, block, line)];
  });
  return ok(ways);

  function intoBlock(whole: string, { last }: IniBlock, line: string): Edit {
    if (last !== null) return addLinesAfter(whole, last, [line]);
    const first = blocks[1];
    return first === undefined
      ? addLinesAtEnd(whole, [line])
      : addLinesBefore(whole, startOfCommentsAbove(whole, first.start), [line]);
  }
}

function newSection(text: string, section: string | null, line: string): Edit {
  const isFirst = text.trim() === "";
  const gap = isFirst || /\n[ \t]*\r?\n$/.test(text) ? [] : [""];
  return addLinesAtEnd(text, [...gap, `[${section}]`, line]);
}

/** Names that all readers take to the letter. */
function isName(name: unknown): name is string {
  return (
    typeof name === "string" &&
    name !== "" &&
    name === name.trim() &&
    !/[=:;#[\]"'\\\p{Cc}]/u.test(name)
  );
}

function isSection(section: unknown): section is string {
  return (
    typeof section === "string" &&
    section !== "" &&
    section === section.trim() &&
    !/[\][;#\\\p{Cc}]/u.test(section)
  );
}
