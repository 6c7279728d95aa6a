export type DotenvStyle = keyof typeof styles;

/** A text as it is written in each style, null where other readers of the file could err. */
const styles = {
  bare: (value: string) => (/^[\w./:@%+,=-]*$/.test(value) ? value : null),
  single: (value: string, eol: string) => quoted("'", value, eol),
  // SECURITY: `$` and `` ` `` stand in single quotes only: elsewhere shells and others expand them.
  double: (value: string) => (/["\\$`]/.test(value) ? null : `"${escaped(value)}"`),
  backtick: (value: string, eol: string) => quoted("`", value, eol),
  // What has both a backslash and a `'` or a return; readers differ in what `\` does.
  backslash: (value: string) => (/["$]/.test(value) ? null : `"${escaped(value)}"`),
} as const;

/** The style of a value; of an empty one that of its neighbours. */
export function dotenvStyleOf(written: string, neighbours: DotenvStyle): DotenvStyle {
  if (written === "") return neighbours;
  if (written.length < 2 || written[0] !== written.at(-1)) return "bare";
  return quotes.get(written[0]) ?? "bare";
}

const quotes: ReadonlyMap<string | undefined, DotenvStyle> = new Map([
  ["'", "single"],
  ['"', "double"],
  ["`", "backtick"],
]);

/** The present style first, then the safest one. */
export function waysToWriteDotenv(value: string, style: DotenvStyle, eol: string): string[] {
  const inOrder: readonly DotenvStyle[] = [style, "single", "double", "backtick", "backslash"];
  return inOrder.flatMap((each) => styles[each](value, eol) ?? []);
}

/** Nothing is escaped in these; what is between them is meant to the letter. */
function quoted(quote: string, value: string, eol: string): string | null {
  if (value.includes(quote) || value.includes("\r") || value.endsWith("\\")) return null;
  return quote + value.replaceAll("\n", eol) + quote;
}

function escaped(value: string): string {
  return value.replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}
