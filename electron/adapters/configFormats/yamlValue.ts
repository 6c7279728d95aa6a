export type YamlStyle = keyof typeof styles;

const styles = {
  plain: (value: string) => (isPlain(value) ? value : null),
  single: (value: string) => (isPrintable(value) ? `'${value.replaceAll("'", "''")}'` : null),
  double: (value: string) => `"${escaped(value)}"`,
} as const;

/** The present style first; escapes only where there is no other way. */
export function waysToWriteYaml(value: string, style: YamlStyle): readonly string[] {
  const quoted: readonly YamlStyle[] = /["\\]/.test(value)
    ? ["single", "double"]
    : ["double", "single"];
  return [style, ...quoted].flatMap((each) => styles[each](value) ?? []);
}

/**
 * What every reader, of YAML 1.1 too, takes for a text without quotes: no number, date, switch or
 * mark. A number or a date has none of the letters that are looked for.
 */
function isPlain(value: string): boolean {
  if (!/^[A-Za-z0-9/][\w./+=@-]*$/.test(value)) return false;
  if (/^\d/.test(value)) return /[ghjklmpqrsuvwy]/i.test(value);
  return !/^(?:true|false|yes|no|on|off|null|y|n|nan|inf)$/i.test(value);
}

/** On one line as it is. */
function isPrintable(value: string): boolean {
  return !/[\p{Cc}\u2028\u2029\ufeff]/u.test(value);
}

/** As in JSON; other line breaks and what can't be printed are escaped as well. */
function escaped(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replace(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
