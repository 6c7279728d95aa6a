export interface IniValue {
  readonly value: string;
  /** In what stands behind the `=`; the same place when there is no value. */
  readonly start: number;
  readonly end: number;
  /** Where a comment begins. */
  readonly comment: number | null;
}

type IniStyle = keyof typeof styles;

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
  const others = (["bare", "double", "single"] as const).filter((each) => each !== style);
  const simple = [style, ...others].flatMap((each) => styles[each](value) ?? []);
  return [...simple, escaped(value)];
}

/** With a comment in the same line readers agree on less: nothing but the present style. */
export function waysBeforeComment(value: string, style: IniStyle): readonly string[] {
  return [styles[style](value) ?? []].flat();
}

/** A text as it is written in each style, null where a reader could take it for another one. */
const styles = {
  bare: (value: string) =>
    value === value.trim() && !/[;#\p{Cc}\u2028\u2029]|^["'`]|["'`]$|\\\\|\\$/u.test(value)
      ? value
      : null,
  double: (value: string) => (/["\\\p{Cc}\u2028\u2029]/u.test(value) ? null : `"${value}"`),
  single: (value: string) =>
    /['\\\p{Cc}\u2028\u2029]/u.test(value) || isJson(value) ? null : `'${value}'`,
} as const;

/** The package `ini` takes what it can for JSON within single quotes. */
function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** On one line also for those who take more than two characters for line breaks. */
function escaped(value: string): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
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
