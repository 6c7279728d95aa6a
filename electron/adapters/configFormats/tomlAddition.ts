import type { AST } from "toml-eslint-parser";
import type { EntryPath, FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type Edit, pathKey, type Scalar } from "./parsedConfig.ts";
import {
  addLinesAfter,
  addLinesAtEnd,
  addLinesBefore,
  indentOf,
  plainSeparator,
  startOfCommentsAbove,
} from "./textLines.ts";
import { type TomlPlace, tomlPlaces } from "./tomlPlaces.ts";
import { tomlStyleOf, waysToWriteToml } from "./tomlValue.ts";

interface TomlText {
  readonly text: string;
  readonly top: AST.TOMLTopLevelTable;
  readonly scalars: readonly Scalar[];
}

/** A new entry in the deepest table that is there, or in a new table at the end. */
export function addToToml(
  toml: TomlText,
  entry: EntryPath,
  value: string,
): Result<Iterable<readonly Edit[]>, FileProblem> {
  const taken = new Set(toml.scalars.map((scalar) => pathKey(scalar.entry)));
  const places = tomlPlaces(toml.top);
  for (let depth = entry.length - 1; depth >= 0; depth--) {
    const key = pathKey(entry.slice(0, depth));
    if (taken.has(key)) return err("entry-not-text");
    const place = places.get(key);
    if (place === undefined) continue;
    const names = entry.slice(depth).filter((name) => typeof name === "string");
    if (names.length < entry.length - depth) return err("entry-missing");
    const ways = waysToWriteToml(value, styleNear(toml));
    return ok(ways.map((written) => [editOf(toml, { place, entry, names }, written)]));
  }
  return err("entry-missing");
}

function editOf(
  { text, top }: TomlText,
  { place, entry, names }: { place: TomlPlace; entry: EntryPath; names: readonly string[] },
  written: string,
): Edit {
  const separator = separatorNear(text, top);
  const pair = (path: readonly string[]) => path.map(keyOf).join(".") + separator + written;
  if (place.kind === "inline") return intoInline(text, place.table, pair(names));
  if (place.kind === "dotted") {
    const path = [...place.names, ...names];
    return addLinesAfter(text, place.pair.range[1] - 1, [
      indentOf(text, place.pair.range[0]) + pair(path),
    ]);
  }
  const isOwnTable = names.length > 1 && entry.every((part) => typeof part === "string");
  if (!isOwnTable) return intoTable(text, { top, table: place.table }, pair(names));
  const header = `[${entry.slice(0, -1).map(String).map(keyOf).join(".")}]`;
  const gap = text.trim() === "" || /\n[ \t]*\r?\n$/.test(text) ? [] : [""];
  return addLinesAtEnd(text, [...gap, header, pair(names.slice(-1))]);
}

function intoInline(text: string, { range, body }: AST.TOMLInlineTable, pair: string): Edit {
  const last = body.at(-1);
  const at = last?.range[1] ?? range[1] - 1;
  if (last !== undefined) return { start: at, end: at, text: `, ${pair}` };
  const gap = text[range[0] + 1] === "}" ? " " : "";
  return { start: at, end: at, text: `${gap}${pair} ` };
}

function intoTable(
  text: string,
  { top, table }: { top: AST.TOMLTopLevelTable; table: AST.TOMLTable | null },
  pair: string,
): Edit {
  const pairs = (table ?? top).body.filter((node) => node.type === "TOMLKeyValue");
  const last = pairs.at(-1);
  if (last !== undefined) {
    return addLinesAfter(text, last.range[1] - 1, [indentOf(text, last.range[0]) + pair]);
  }
  if (table !== null) {
    return addLinesAfter(text, table.key.range[1], [indentOf(text, table.range[0]) + pair]);
  }
  const first = top.body[0];
  return first === undefined
    ? addLinesAtEnd(text, [pair])
    : addLinesBefore(text, startOfCommentsAbove(text, first.range[0]), [pair]);
}

function keyOf(name: string): string {
  return /^[\w-]+$/.test(name) ? name : (waysToWriteToml(name, "basic")[0] ?? "");
}

function styleNear({ text, scalars }: TomlText) {
  const last = scalars.findLast(({ kind }) => kind === "text");
  const style = last === undefined ? "basic" : tomlStyleOf(text.slice(last.start, last.end));
  return style === "literal" ? style : "basic";
}

function separatorNear(text: string, top: AST.TOMLTopLevelTable): string {
  const pairs = top.body.flatMap((node) => (node.type === "TOMLTable" ? node.body : [node]));
  const pair = pairs.at(-1);
  if (pair === undefined) return " = ";
  return plainSeparator(text.slice(pair.key.range[1], pair.value.range[0])) ?? " = ";
}
