import { isScalar, type ParsedNode, type Scalar, type YAMLMap } from "yaml";

export interface YamlPair {
  readonly name: string;
  readonly key: Scalar.Parsed;
  readonly value: ParsedNode | null;
  /** Right behind the `:`; null when there is none, or more than spaces and comments behind it. */
  readonly emptyAt: number | null;
}

/**
 * What of a map can be named by a text, each name once: where it stands last. Keys that are lists,
 * maps or aliases are left out, and so is the merge key.
 */
export function yamlPairs(map: YAMLMap.Parsed): readonly YamlPair[] {
  const pairs = new Map<string, YamlPair>();
  for (const pair of map.items) {
    const { key, value } = pair;
    if (!isScalar(key) || key.value === null) continue;
    const name = typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
    if (name === "<<" && key.type === "PLAIN") continue;
    const marks = pair.srcToken?.sep ?? [];
    const colon = marks.find(({ type }) => type === "map-value-ind");
    const hasMore = marks.some(({ type }) => type === "anchor" || type === "tag");
    const emptyAt = colon === undefined || hasMore ? null : colon.offset + 1;
    pairs.delete(name);
    pairs.set(name, { name, key, value, emptyAt });
  }
  return [...pairs.values()];
}
