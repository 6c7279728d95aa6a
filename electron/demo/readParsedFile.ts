import { existsSync, readFileSync, renameSync } from "node:fs";
import type { z } from "zod";
import { parseJsonBody } from "./parseJsonBody.ts";

/**
 * Reads a JSON file by a schema. A file that does not fit is renamed, never overwritten: somebody
 * may want to look at it.
 *
 * @returns null when there is no such file, or none that fits.
 */
export function readParsedFile<Value>(
  { log }: { readonly log: (line: string) => void },
  { path, schema }: { readonly path: string; readonly schema: z.ZodType<Value> },
): Value | null {
  if (!existsSync(path)) return null;
  const parsed = parseJsonBody(schema, readFileSync(path));
  if (parsed.kind === "parsed") return parsed.value;
  const setAsidePath = findFreePath(`${path}.damaged`);
  renameSync(path, setAsidePath);
  log(`demo server: ${path} can't be read (${parsed.kind}); kept as ${setAsidePath}`);
  return null;
}

function findFreePath(path: string): string {
  let count = 1;
  while (existsSync(`${path}-${count}`)) count += 1;
  return `${path}-${count}`;
}
