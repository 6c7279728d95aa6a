import type { AST } from "toml-eslint-parser";
import type { EntryPath } from "../../../shared/linkedFile.ts";
import { pathKey } from "./parsedConfig.ts";
import { tomlNames } from "./tomlNames.ts";

/** Where a table's next entry can go. */
export type TomlPlace =
  /** null for the one without a header. */
  | { readonly kind: "table"; readonly table: AST.TOMLTable | null }
  | { readonly kind: "inline"; readonly table: AST.TOMLInlineTable }
  /** `a.b.c = 1` has made it: the names of it in this pair, which is its last one. */
  | { readonly kind: "dotted"; readonly pair: AST.TOMLKeyValue; readonly names: readonly string[] };

/** All tables of a text that entries can be added to, by their paths. */
export function tomlPlaces(top: AST.TOMLTopLevelTable): ReadonlyMap<string, TomlPlace> {
  const places = new Map<string, TomlPlace>([[pathKey([]), { kind: "table", table: null }]]);
  for (const node of top.body) {
    if (node.type === "TOMLKeyValue") {
      addPair(places, node, { base: [], isInline: false });
      continue;
    }
    places.set(pathKey(node.resolvedKey), { kind: "table", table: node });
    for (const pair of node.body) {
      addPair(places, pair, { base: node.resolvedKey, isInline: false });
    }
  }
  return places;
}

function addPair(
  places: Map<string, TomlPlace>,
  pair: AST.TOMLKeyValue,
  { base, isInline }: { base: EntryPath; isInline: boolean },
): void {
  const names = tomlNames(pair.key);
  // A dotted key within braces has no line of its own; its table is reached through the braces.
  for (let count = 1; count < names.length && !isInline; count++) {
    const inner = names.slice(0, count);
    places.set(pathKey([...base, ...inner]), { kind: "dotted", pair, names: inner });
  }
  addValue(places, pair.value, [...base, ...names]);
}

function addValue(
  places: Map<string, TomlPlace>,
  node: AST.TOMLContentNode,
  path: EntryPath,
): void {
  if (node.type === "TOMLArray") {
    for (const [at, element] of node.elements.entries()) addValue(places, element, [...path, at]);
  }
  if (node.type !== "TOMLInlineTable") return;
  places.set(pathKey(path), { kind: "inline", table: node });
  for (const pair of node.body) addPair(places, pair, { base: path, isInline: true });
}
