import type { RenderCopy } from "./renderCopy.ts";

/** `NAME=value` in ASCII: readers of `.properties` don't agree on any other encoding. */
export const renderProperties: RenderCopy = (keys) =>
  keys.map(({ name, value }) => `${name}=${escapeValue(value)}`).join("\n");

function escapeValue(value: string): string {
  return value
    .replaceAll("\\", "\\\\")
    .replaceAll(/[^\x20-\x7e]/g, escapeUnit)
    .replace(/^ /, "\\ ");
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\f", "\\f"],
]);

/** One UTF-16 code unit, as Java counts them. */
function escapeUnit(unit: string): string {
  const code = unit.charCodeAt(0).toString(16).padStart(4, "0");
  return shortEscapes.get(unit) ?? `\\u${code}`;
}
