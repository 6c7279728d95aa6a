import { type AST, parseTOML, traverseNodes } from "toml-eslint-parser";
import type { EntryPath } from "../../../shared/linkedFile.ts";
import {
  type ParsedConfig,
  quoteSpans,
  type Scalar,
  type Span,
  textOrEmpty,
} from "./parsedConfig.ts";
import { addToToml } from "./tomlAddition.ts";
import { tomlNames } from "./tomlNames.ts";
import { tomlStyleOf, waysToWriteToml } from "./tomlValue.ts";

/** TOML 1.1, of which 1.0 is a part. */
export function parseToml(text: string): ParsedConfig {
  const program = parseTOML(text, { tomlVersion: "1.1" });
  const scalars: Scalar[] = [];
  for (const node of program.body[0].body) {
    if (node.type === "TOMLKeyValue") collectPair(node, [], scalars);
    else for (const pair of node.body) collectPair(pair, node.resolvedKey, scalars);
  }
  return {
    scalars,
    spans: () => spansOf(text, program, scalars),
    *replace({ start, end }, value) {
      for (const written of waysToWriteToml(value, tomlStyleOf(text.slice(start, end)))) {
        yield [{ start, end, text: written }];
      }
    },
    add: (entry, value) => addToToml({ text, top: program.body[0], scalars }, entry, value),
  };
}

function collectPair({ key, value }: AST.TOMLKeyValue, base: EntryPath, scalars: Scalar[]): void {
  collect(value, [...base, ...tomlNames(key)], scalars);
}

function collect(node: AST.TOMLContentNode, entry: EntryPath, scalars: Scalar[]): void {
  if (node.type === "TOMLArray") {
    for (const [at, element] of node.elements.entries()) collect(element, [...entry, at], scalars);
  } else if (node.type === "TOMLInlineTable") {
    for (const pair of node.body) collectPair(pair, entry, scalars);
  } else {
    const [start, end] = node.range;
    const value = node.kind === "string" ? node.value : "";
    scalars.push({
      entry,
      kind: node.kind === "string" ? textOrEmpty(value) : "other",
      value,
      start,
      end,
    });
  }
}

function spansOf(text: string, program: AST.TOMLProgram, scalars: readonly Scalar[]): Span[] {
  const spans: Span[] = scalars.flatMap((scalar) => quoteSpans(text, scalar));
  const add = (is: Span["is"], { range: [start, end] }: { range: AST.Range }) => {
    spans.push({ start, end, is });
  };
  for (const comment of program.comments) add("comment", comment);
  for (const token of program.tokens) if (token.type === "Punctuator") add("structure", token);
  traverseNodes(program, {
    enterNode: (node) => {
      if (node.type === "TOMLBare" || node.type === "TOMLQuoted") add("structure", node);
    },
    leaveNode: () => undefined,
  });
  return spans.sort((a, b) => a.start - b.start);
}
