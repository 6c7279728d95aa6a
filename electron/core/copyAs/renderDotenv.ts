import { joined, type RenderCopy } from "./renderCopy.ts";
import { hasUnwritable } from "./unwritable.ts";

/** `NAME=value`, for a `.env` file. */
export const renderDotenv: RenderCopy = (keys) =>
  joined(
    keys.map(({ name, value }) => {
      const quoted = quote(value);
      return quoted === null ? null : `${name}=${quoted}`;
    }),
  );

/**
 * Bare, else in single quotes, in which no reader expands anything; in double quotes only what
 * means the same there to all of them.
 *
 * SECURITY: never in backticks, which `dotenv` would take: a shell that sources the file would run
 * what is in them.
 */
function quote(value: string): string | null {
  if (/^[A-Za-z0-9_.\-/+:@]+$/.test(value)) return value;
  if (hasUnwritable(value.replaceAll("\r", ""))) return null;
  const isSingle = !/['\r]/.test(value) && !isReadTwoWays(value);
  if (isSingle) return `'${value}'`;
  if (/["$`\\]/.test(value)) return null;
  return `"${value.replaceAll("\r", "\\r")}"`;
}

/**
 * Readers don't agree on backslashes in single quotes: the last one would escape the quote to some,
 * two are one to others.
 */
function isReadTwoWays(value: string): boolean {
  return value.endsWith("\\") || value.includes("\\\\");
}
