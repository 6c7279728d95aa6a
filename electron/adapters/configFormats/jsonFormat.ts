import { type Node, type ParseError, parseTree, visit } from "jsonc-parser";
import type { EntryPath } from "../../../shared/linkedFile.ts";
import { addToJson } from "./jsonAddition.ts";
import { jsonProperties } from "./jsonProperties.ts";
import { type ParsedConfig, quoteSpans, type Scalar, type Span } from "./parsedConfig.ts";

const options = { allowTrailingComma: true, allowEmptyContent: true };

/** JSON, with comments and trailing commas. */
export function parseJson(text: string): ParsedConfig | null {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, options);
  if (errors.length > 0) return null;
  const scalars: Scalar[] = [];
  if (root !== undefined) collect(root, [], scalars);
  return {
    scalars,
    spans: () => spansOf(text, scalars),
    *replace({ start, end }, value) {
      yield [{ start, end, text: JSON.stringify(value) }];
    },
    add: (entry, value) => addToJson({ text, root }, entry, value),
  };
}

function collect(node: Node, entry: EntryPath, scalars: Scalar[]): void {
  if (node.type === "object") {
    for (const [name, value] of jsonProperties(node)) collect(value, [...entry, name], scalars);
    return;
  }
  if (node.type === "array") {
    for (const [at, value] of (node.children ?? []).entries()) {
      collect(value, [...entry, at], scalars);
    }
    return;
  }
  const value = node.type === "string" ? String(node.value) : "";
  const isEmpty = node.type === "null" || (node.type === "string" && value === "");
  scalars.push({
    entry,
    kind: isEmpty ? "empty" : node.type === "string" ? "text" : "other",
    value,
    start: node.offset,
    end: node.offset + node.length,
  });
}

function spansOf(text: string, scalars: readonly Scalar[]): readonly Span[] {
  const spans: Span[] = scalars.flatMap((scalar) => quoteSpans(text, scalar));
  const structure = (start: number, length: number) => {
    spans.push({ start, end: start + length, is: "structure" });
  };
  visit(
    text,
    {
      onObjectBegin: structure,
      onObjectEnd: structure,
      onArrayBegin: structure,
      onArrayEnd: structure,
      onObjectProperty: (_, start, length) => structure(start, length),
      onSeparator: (_, start, length) => structure(start, length),
      onComment: (start, length) => {
        spans.push({ start, end: start + length, is: "comment" });
      },
    },
    options,
  );
  return spans.sort((a, b) => a.start - b.start);
}
