export interface IniValue {
  readonly value: string;
  /** In what stands behind the `=`; the same place when there is no value. */
  readonly start: number;
  readonly end: number;
  /** Where a comment begins. */
  readonly comment: number | null;
}

type IniStyle = "bare" | "double" | "single";

const quotedValue = /\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')(?=\s*$|\s+[;#])/y;

/**
 * A `;` or `#` within a word is part of the value: most readers take it so, and where one does not,
 * it still reads what is written in place of the whole.
 */
export function iniValueIn(rest: string): IniValue {
  quotedValue.lastIndex = 0;
  const quoted = quotedValue.exec(rest);
  const from = quoted === null ? 0 : quotedValue.lastIndex;
  const mark = /^;|\s[;#]/.exec(rest.slice(from));
  const comment = mark === null ? null : from + mark.index + mark[0].length - 1;
  const written = rest.slice(0, comment ?? rest.length);
  const trimmed = written.trim();
  const start = trimmed === "" ? 0 : written.indexOf(trimmed);
  const value =
    quoted === null ? trimmed.replace(/\\([;#\\])/g, "$1") : (quoted[2] ?? unquoted(trimmed));
  return { value, start, end: start + trimmed.length, comment };
}

export function iniStyleOf(written: string): IniStyle {
  const quote = written[0];
  if (written.length < 2 || quote !== written.at(-1)) return "bare";
  return quote === '"' ? "double" : quote === "'" ? "single" : "bare";
}

/**
 * The present style first. Escapes come last: some readers leave backslashes and quotes in quotes
 * as they are.
 */
export function waysToWriteIni(value: string, style: IniStyle): readonly string[] {
  const plain = isBare(value) ? value : null;
  const simple = /["\\\p{Cc}]/u.test(value) ? null : `"${value}"`;
  const single = isSingle(value) ? `'${value}'` : null;
  const inOrder = {
    bare: [plain, simple, single],
    double: [simple, plain, single],
    single: [single, plain, simple],
  }[style];
  return [...inOrder, JSON.stringify(value)].filter((written) => written !== null);
}

function isBare(value: string): boolean {
  if (value === "") return true;
  return value === value.trim() && !/[;#\p{Cc}]|^["'`]|["'`]$|\\\\|\\$/u.test(value);
}

/** The package `ini` takes what it can for JSON within single quotes. */
function isSingle(value: string): boolean {
  if (/['\\\p{Cc}]/u.test(value)) return false;
  try {
    JSON.parse(value);
    return false;
  } catch {
    return true;
  }
}

function unquoted(written: string): string {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value === "string") return value;
  } catch {
    // Backslashes that are meant to the letter.
  }
  return written.slice(1, -1);
}
