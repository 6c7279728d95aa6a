import { joined, type RenderCopy } from "./renderCopy.ts";
import { hasUnwritable } from "./unwritable.ts";

/** `NAME = value`, as readers of INI files all take it. */
export const renderIni: RenderCopy = (keys) =>
  joined(keys.map(({ name, value }) => (isPlain(value) ? `${name} = ${value}` : null)));

/**
 * Whether a value means the same to all readers as it stands. There is no way to write any other:
 * quotes are part of the value to some, `;` and `#` begin a comment to others, a backslash escapes
 * or does not, `%` is Python's interpolation, and a few words become something else than a text.
 */
function isPlain(value: string): boolean {
  if (hasUnwritable(value) || /[;#\\%\t\n]/.test(value)) return false;
  if (/^["']/.test(value) || /^(?:true|false|null|yes|no|on|off|none)$/i.test(value)) return false;
  return !/^\s|^\ufeff|\s$|\ufeff$/.test(value);
}
