import type { KeyCall } from "./keyUse.ts";
import { quoteForShell } from "./quoteForShell.ts";
import { type CopiedKey, type CopyPlace, joined, type RenderCopy } from "./renderCopy.ts";
import { isHeaderValue } from "./renderHttpHeader.ts";

/**
 * The call that a key is for, as one line for a POSIX shell:
 * ` printf '%s' 'x-api-key: …' | curl -H @- 'https://…'`.
 *
 * SECURITY: what is among a program's arguments, everybody on the computer can read while it runs.
 * `printf` is part of the shell and starts no program, so the key goes from there to curl through a
 * pipe. The space in front keeps the line out of the history where the shell is set to heed it, as
 * Debian's and Ubuntu's are; for that to hold, it is one line.
 */
export const renderCurl: RenderCopy = (keys, place) =>
  joined(keys.map((key) => commandOf(key, place)));

function commandOf({ role, value }: CopiedKey, { use, origin }: CopyPlace): string | null {
  const call = use.callOf(role);
  const url = origin + call.path;
  if (use.header !== null) {
    if (!isHeaderValue(value)) return null;
    return piped(`${use.header}: ${value}`, ["-H @-", ...dataOf(call)], url);
  }
  if (use.bodyField === null) return null;
  const body = asciiJson({ [use.bodyField]: value, ...call.body });
  return piped(body, [contentType, "--data @-"], url);
}

const contentType = "-H 'Content-Type: application/json'";

/** A body that has no key in it; curl makes a POST of it. */
function dataOf({ method, body }: KeyCall): readonly string[] {
  if (body !== null) return [contentType, `--data ${quoteForShell(asciiJson(body))}`];
  return method === "GET" ? [] : [`-X ${method}`];
}

function piped(input: string, options: readonly string[], url: string): string | null {
  const quoted = quoteForShell(input);
  if (quoted === null) return null;
  return [" printf '%s'", quoted, "| curl", ...options, quoteForShell(url)].join(" ");
}

/** Escaped beyond ASCII, so that no terminal and no locale makes something else of it. */
function asciiJson(body: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(body).replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
