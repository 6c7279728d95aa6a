import { hasUnwritable } from "./unwritable.ts";

/**
 * A text as one word of any POSIX shell. In single quotes nothing has a meaning but their end, so
 * that is where a single quote leaves them and comes back. null for what can't be pasted.
 */
export function quoteForShell(text: string): string | null {
  return hasUnwritable(text) ? null : `'${text.replaceAll("'", "'\\''")}'`;
}
