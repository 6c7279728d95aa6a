import { createScanner, type Node } from "jsonc-parser";
import type { EntryPath, FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { jsonProperties } from "./jsonProperties.ts";
import type { Edit } from "./parsedConfig.ts";
import { addLinesAtEnd, indentOf, lineBreakAt, lineEnd, lineStart } from "./textLines.ts";

interface JsonText {
  readonly text: string;
  /** undefined in a text without a value. */
  readonly root: Node | undefined;
}

/** How new members are written here. */
interface Manner {
  readonly colon: string;
  readonly step: string;
  readonly eol: string;
}

/** A new member of the deepest object that is there, behind its other members. */
export function addToJson(
  json: JsonText,
  entry: EntryPath,
  value: string,
): Result<Iterable<readonly Edit[]>, FileProblem> {
  let node = json.root;
  for (const [depth, part] of entry.entries()) {
    const next = node === undefined ? undefined : childOf(node, part);
    if (next === "not-a-container") return err("entry-not-text");
    if (next !== undefined) {
      node = next;
      continue;
    }
    const names = entry.slice(depth).filter((name) => typeof name === "string");
    if (names.length < entry.length - depth) return err("entry-missing");
    return ok(waysToAdd(json, { object: node, names }, value));
  }
  return err("entry-not-text");
}

function childOf(node: Node, part: string | number): Node | "not-a-container" | undefined {
  if (node.type === "object" && typeof part === "string") return jsonProperties(node).get(part);
  if (node.type === "array" && typeof part === "number") return node.children?.[part];
  return "not-a-container";
}

function* waysToAdd(
  { text, root }: JsonText,
  { object, names }: { object: Node | undefined; names: readonly string[] },
  value: string,
): Iterable<readonly Edit[]> {
  const manner = mannerOf(text, root, object);
  if (object === undefined) {
    const member = written(names, value, { manner, indent: manner.step });
    yield [addLinesAtEnd(text, ["{", manner.step + member, "}"])];
    return;
  }
  const last = object.children?.at(-1);
  if (last === undefined) {
    yield [
      intoEmpty({ text, root }, object, (indent) => written(names, value, { manner, indent })),
    ];
  } else if (startsLine(text, last)) {
    const indent = indentOf(text, last.offset);
    const member = written(names, value, { manner, indent });
    yield* behindLine(text, last, manner.eol + indent + member);
  } else {
    const end = last.offset + last.length;
    const gap = /[,{](\s*)$/.exec(text.slice(object.offset, last.offset))?.[1] ?? " ";
    const space = text[last.offset - 1] === "{" && manner.colon === ": " ? " " : gap;
    const member = written(names, value, { manner, indent: null });
    yield [{ start: end, end, text: `,${space}${member}` }];
  }
}

/** Behind the last member's line, so that its comment stays with it; else right behind it. */
function* behindLine(text: string, last: Node, line: string): Iterable<readonly Edit[]> {
  const end = last.offset + last.length;
  const commaEnd = endOfTrailingComma(text, end);
  const comma = commaEnd === null ? [{ start: end, end, text: "," }] : [];
  const trailing = commaEnd === null ? line : `${line},`;
  const at = commaEnd ?? end;
  const stop = lineEnd(text, at);
  if (/^\s*(?:\/\/|\/\*|$)/.test(text.slice(at, stop))) {
    yield [...comma, { start: stop, end: stop, text: trailing }];
  }
  yield [...comma, { start: at, end: at, text: trailing }];
}

function endOfTrailingComma(text: string, at: number): number | null {
  const scanner = createScanner(text, true);
  scanner.setPosition(at);
  scanner.scan();
  const comma = scanner.getTokenOffset();
  return text[comma] === "," ? comma + 1 : null;
}

function intoEmpty(
  { text, root }: { text: string; root: Node | undefined },
  object: Node,
  member: (indent: string | null) => string,
): Edit {
  const close = object.offset + object.length - 1;
  const { step, eol } = mannerOf(text, root, object);
  const ownIndent = indentOf(text, object.offset);
  const indent = ownIndent + step;
  const closeLine = lineStart(text, close);
  if (closeLine > object.offset) {
    return { start: closeLine, end: closeLine, text: indent + member(indent) + eol };
  }
  const isOneLine = object !== root && !text.slice(root?.offset, close).includes("\n");
  if (isOneLine) return { start: close, end: close, text: member(null) };
  return { start: close, end: close, text: eol + indent + member(indent) + eol + ownIndent };
}

/** `"a": {"b": "value"}`; over several lines if there is an indent. */
function written(
  names: readonly string[],
  value: string,
  { manner, indent }: { manner: Manner; indent: string | null },
): string {
  const [name = "", ...inner] = names;
  const key = JSON.stringify(name) + manner.colon;
  if (inner.length === 0) return key + JSON.stringify(value);
  if (indent === null) return `${key}{${written(inner, value, { manner, indent })}}`;
  const deeper = indent + manner.step;
  const member = written(inner, value, { manner, indent: deeper });
  return `${key}{${manner.eol}${deeper}${member}${manner.eol}${indent}}`;
}

function mannerOf(text: string, root: Node | undefined, object: Node | undefined): Manner {
  const neighbour = object?.children?.at(-1) ?? root?.children?.at(-1);
  const [name, value] = neighbour?.children ?? [];
  const between = name && value ? text.slice(name.offset + name.length, value.offset) : undefined;
  const first = root?.children?.[0];
  const step = first !== undefined && startsLine(text, first) ? indentOf(text, first.offset) : "";
  return {
    colon: between !== undefined && /^[ \t]*:[ \t]*$/.test(between) ? between : ": ",
    step: step === "" ? "  " : step,
    eol: lineBreakAt(text, object?.offset ?? text.length),
  };
}

/** Nothing but space stands before it in its line. */
function startsLine(text: string, { offset }: Node): boolean {
  const start = lineStart(text, offset);
  return start > 0 && indentOf(text, offset).length === offset - start;
}
