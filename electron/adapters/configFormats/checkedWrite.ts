import type { EntryPath, FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  applyEdits,
  type ParseConfig,
  type ParsedConfig,
  pathKey,
  type Scalar,
} from "./parsedConfig.ts";

/**
 * Writes a text to an entry. What is written counts only if it can be read again and every other
 * value of the file is what it was.
 */
export function checkedWrite(
  parse: ParseConfig,
  { text, entry, value }: { text: string; entry: EntryPath; value: string },
): Result<string, FileProblem> {
  const before = parse(text);
  if (before === null) return err("not-parseable");
  const key = pathKey(entry);
  const found = before.scalars.find((scalar) => pathKey(scalar.entry) === key);
  if (found?.kind === "other") return err("entry-not-text");
  if (found?.value === value) return ok(text);
  // Half a surrogate pair can't be written to a file at all.
  if (/\p{Surrogate}/u.test(value)) return err("not-expressible");
  const ways = found ? ok(before.replace(found, value)) : before.add(entry, value);
  if (!ways.ok) return ways;
  for (const edits of ways.value) {
    const written = applyEdits(text, edits);
    const after = parse(written);
    if (after === null || !holds(after, key, value)) continue;
    if (keepsOthers({ before, text }, { after, written }, entry)) return ok(written);
  }
  return err("not-expressible");
}

function holds(after: ParsedConfig, key: string, value: string): boolean {
  const now = after.scalars.find((scalar) => pathKey(scalar.entry) === key);
  return now !== undefined && now.kind !== "other" && now.value === value;
}

function keepsOthers(
  { before, text }: { before: ParsedConfig; text: string },
  { after, written }: { after: ParsedConfig; written: string },
  entry: EntryPath,
): boolean {
  const [old, now] = [others(before, entry), others(after, entry)];
  return (
    old.length === now.length &&
    old.every((scalar, at) => {
      const other = now[at];
      return (
        other !== undefined &&
        other.kind === scalar.kind &&
        other.value === scalar.value &&
        pathKey(other.entry) === pathKey(scalar.entry) &&
        written.slice(other.start, other.end) === text.slice(scalar.start, scalar.end)
      );
    })
  );
}

/** An empty entry that becomes the section of a new one is none of them. */
function others({ scalars }: ParsedConfig, entry: EntryPath): readonly Scalar[] {
  return scalars.filter(
    (scalar) =>
      scalar.entry.length > entry.length ||
      !scalar.entry.every((part, at) => part === entry[at]) ||
      (scalar.entry.length < entry.length && scalar.kind !== "empty"),
  );
}
