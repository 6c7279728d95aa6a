import { isMap, isScalar, isSeq, type ParsedNode, type YAMLSeq } from "yaml";
import type { EntryPath } from "../../../shared/linkedFile.ts";
import { type ParsedConfig, type Scalar, textOrEmpty } from "./parsedConfig.ts";
import { placeOfEmpty } from "./textLines.ts";
import { addToYaml } from "./yamlAddition.ts";
import { yamlDocuments } from "./yamlDocuments.ts";
import { yamlPairs } from "./yamlPairs.ts";
import { replaceInYaml, yamlStyleOf } from "./yamlReplacement.ts";
import { yamlSpans } from "./yamlSpans.ts";

/** YAML 1.2; of several documents the entries of the first one. */
export function parseYaml(text: string): ParsedConfig | null {
  const documents = yamlDocuments(text);
  if (documents.some(({ errors }) => errors.length > 0)) return null;
  const root = documents[0]?.contents ?? null;
  const scalars: Scalar[] = [];
  if (root !== null) collect(text, { node: root, entry: [], emptyAt: null }, scalars);
  return {
    scalars,
    spans: () => yamlSpans(text, documents, scalars),
    replace: (scalar, value) => replaceInYaml(text, { scalar, value, near: styleNear(scalar) }),
    add: (entry, value) => addToYaml({ text, root }, { entry, value, near: styleNear(undefined) }),
  };

  /** How the text before this entry is quoted, or the last one of all. */
  function styleNear(scalar: Scalar | undefined) {
    const before =
      scalar === undefined ? scalars : scalars.filter(({ end }) => end <= scalar.start);
    const last = before.findLast(({ kind }) => kind === "text");
    return last === undefined ? "plain" : yamlStyleOf(text.slice(last.start, last.end));
  }
}

interface Found {
  readonly node: ParsedNode;
  readonly entry: EntryPath;
  /** Right behind the `:` or `-`, if nothing but spaces and comments follows; else null. */
  readonly emptyAt: number | null;
}

function collect(text: string, { node, entry, emptyAt }: Found, scalars: Scalar[]): void {
  if (isMap(node)) {
    for (const { name, value, emptyAt: at } of yamlPairs(node)) {
      if (value !== null)
        collect(text, { node: value, entry: [...entry, name], emptyAt: at }, scalars);
    }
  } else if (isSeq(node)) {
    for (const [at, item] of node.items.entries()) {
      const place = { node: item, entry: [...entry, at], emptyAt: emptyItemAt(node, at) };
      collect(text, place, scalars);
    }
  } else scalars.push(scalarOf(text, { node, entry, emptyAt }));
}

function scalarOf(text: string, { node, entry, emptyAt }: Found): Scalar {
  const [start, end] = node.range;
  const other: Scalar = { entry, kind: "other", value: "", start, end };
  if (!isScalar(node)) return other;
  const isTagged = node.tag !== undefined && node.tag !== "tag:yaml.org,2002:str";
  if (typeof node.value === "string" && !isTagged) {
    // What a tag or an anchor stands for can have an empty value without a place of its own.
    const isNowhere = start === end && (node.anchor !== undefined || node.tag !== undefined);
    return isNowhere ? other : { ...other, kind: textOrEmpty(node.value), value: node.value };
  }
  if (node.value !== null || node.tag !== undefined || node.anchor !== undefined) return other;
  if (start < end) return { ...other, kind: "empty" };
  if (emptyAt === null) return other;
  const place = placeOfEmpty(text, emptyAt);
  return { ...other, kind: "empty", start: place, end: place };
}

function emptyItemAt(node: YAMLSeq.Parsed, at: number): number | null {
  const token = node.srcToken?.type === "block-seq" ? node.srcToken.items[at] : undefined;
  const mark = token?.start.findLast(({ type }) => type === "seq-item-ind");
  return mark === undefined ? null : mark.offset + 1;
}
