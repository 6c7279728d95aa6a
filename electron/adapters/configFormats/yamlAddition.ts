import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import type { EntryPath, FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Edit } from "./parsedConfig.ts";
import {
  addLinesAfter,
  addLinesAtEnd,
  addLinesBefore,
  indentOf,
  lineBreakAt,
  lineStart,
  startOfCommentsAbove,
} from "./textLines.ts";
import { type YamlPair, yamlPairs } from "./yamlPairs.ts";
import { waysToWriteYaml, type YamlStyle } from "./yamlValue.ts";

interface YamlText {
  readonly text: string;
  readonly root: ParsedNode | null;
}

/** Where a new entry goes: behind what is in a map, or below an entry that is empty. */
type Place =
  | { readonly kind: "map"; readonly map: YAMLMap.Parsed }
  | { readonly kind: "below"; readonly map: YAMLMap.Parsed; readonly at: number }
  | { readonly kind: "end" };

/** A new entry in the deepest map that is there. */
export function addToYaml(
  yaml: YamlText,
  { entry, value, near }: { entry: EntryPath; value: string; near: YamlStyle },
): Result<Iterable<readonly Edit[]>, FileProblem> {
  const found = findPlace(yaml.root, entry);
  if (!found.ok) return found;
  const { place, depth } = found.value;
  const names = entry.slice(depth).filter((name) => typeof name === "string");
  if (names.length < entry.length - depth) return err("entry-missing");
  const ways = waysToWriteYaml(value, near);
  return ok(ways.flatMap((written) => waysToAdd(yaml, place, { names, written })));
}

function findPlace(
  root: ParsedNode | null,
  entry: EntryPath,
): Result<{ place: Place; depth: number }, FileProblem> {
  if (root === null || isAbsent(root)) return ok({ place: { kind: "end" }, depth: 0 });
  let node: ParsedNode = root;
  for (const [depth, part] of entry.entries()) {
    if (isSeq(node) && typeof part === "number") {
      const item: ParsedNode | undefined = node.items[part];
      if (item === undefined) return err("entry-missing");
      node = item;
      continue;
    }
    if (!isMap(node) || typeof part !== "string") return err("entry-not-text");
    const pair: YamlPair | undefined = yamlPairs(node).find(({ name }) => name === part);
    if (pair === undefined) return ok({ place: { kind: "map", map: node }, depth });
    const { value, emptyAt } = pair;
    if (value !== null && isAbsent(value) && emptyAt !== null && !node.flow) {
      return ok({ place: { kind: "below", map: node, at: emptyAt - 1 }, depth: depth + 1 });
    }
    if (value === null) return err("entry-not-text");
    node = value;
  }
  return err("entry-not-text");
}

/** Nothing is written there at all. */
function isAbsent(node: ParsedNode): boolean {
  const isEmpty = node.range[0] === node.range[1];
  return isScalar(node) && node.value === null && isEmpty && !node.anchor && !node.tag;
}

function waysToAdd(
  { text, root }: YamlText,
  place: Place,
  { names, written }: { names: readonly string[]; written: string },
): readonly (readonly Edit[])[] {
  const step = stepOf(root);
  if (place.kind === "end") {
    return [[addLinesAtEnd(text, linesFor(names, written, { indent: "", step }))]];
  }
  const indent = " ".repeat(place.map.srcToken?.indent ?? 0);
  if (place.kind === "below") {
    const lines = linesFor(names, written, { indent: indent + step, step });
    return [[addLinesAfter(text, place.at, lines)]];
  }
  if (place.map.flow) return [intoFlow(text, place.map, { names, written })];
  return intoBlock(text, place.map, linesFor(names, written, { indent, step }));
}

/**
 * Behind the last entry; in front of it where its text would change with a line break behind it,
 * as a block's at the end of a file does.
 */
function intoBlock(
  text: string,
  map: YAMLMap.Parsed,
  lines: readonly string[],
): readonly (readonly Edit[])[] {
  const end = endOf(map);
  const behind =
    text[end - 1] === "\n" ? addLinesBefore(text, end, lines) : addLinesAfter(text, end, lines);
  const last = map.items.at(-1);
  if (last === undefined) return [[behind]];
  const start = startOfCommentsAbove(text, last.key.range[0]);
  return [[behind], [addLinesBefore(text, start, lines)]];
}

function linesFor(
  names: readonly string[],
  written: string,
  { indent, step }: { indent: string; step: string },
): readonly string[] {
  return names.map((name, depth) => {
    const key = `${indent + step.repeat(depth) + keyOf(name)}:`;
    return depth === names.length - 1 ? `${key} ${written}` : key;
  });
}

/** Behind the last entry between the braces, in a line of its own if that has one. */
function intoFlow(
  text: string,
  map: YAMLMap.Parsed,
  { names, written }: { names: readonly string[]; written: string },
): readonly Edit[] {
  const last = map.items.at(-1);
  const isJson = isScalar(last?.key) && last.key.type === "QUOTE_DOUBLE";
  const inner = names
    .map((name) => `${isJson ? JSON.stringify(name) : keyOf(name)}: `)
    .reduceRight(
      (value, key, at) => (at === names.length - 1 ? key + value : `${key}{${value}}`),
      written,
    );
  if (last === undefined) {
    const at = map.range[0] + 1;
    return [{ start: at, end: at, text: inner }];
  }
  const at = endOf(last.value ?? last.key);
  const start = last.key.range[0];
  const indent = indentOf(text, start);
  const isOwnLine = lineStart(text, start) + indent.length === start && start > map.range[0] + 1;
  const gap = isOwnLine ? lineBreakAt(text, start) + indent : " ";
  return [{ start: at, end: at, text: `,${gap}${inner}` }];
}

/** Where the last thing of a node ends, without the comments behind it. */
function endOf(node: ParsedNode): number {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last !== undefined) return endOf(last.value ?? last.key);
  }
  if (isSeq(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last !== undefined) return endOf(last);
  }
  return node.range[1];
}

function keyOf(name: string): string {
  return waysToWriteYaml(name, "plain")[0] ?? "";
}

/** How much deeper the first map within the first one stands. */
function stepOf(root: ParsedNode | null): string {
  if (!isMap(root)) return "  ";
  const outer = root.srcToken?.indent ?? 0;
  for (const { value } of root.items) {
    const inner = isMap(value) && !value.flow ? (value.srcToken?.indent ?? 0) : 0;
    if (inner > outer) return " ".repeat(inner - outer);
  }
  return "  ";
}
