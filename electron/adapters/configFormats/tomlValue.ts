export type TomlStyle = keyof typeof styles;

const styles = {
  basic: (value: string) => `"${escaped(value)}"`,
  literal: (value: string) => (isLiteral(value) ? `'${value}'` : null),
  basicLines: (value: string) => `"""${escaped(value)}"""`,
  literalLines: (value: string) => (isLiteral(value) ? `'''${value}'''` : null),
} as const;

export function tomlStyleOf(written: string): TomlStyle {
  if (written.startsWith('"""')) return "basicLines";
  if (written.startsWith("'''")) return "literalLines";
  return written.startsWith("'") ? "literal" : "basic";
}

/** The present style if it can have this text; a basic string can have any. */
export function waysToWriteToml(value: string, style: TomlStyle): readonly string[] {
  return [style, "basic" as const].flatMap((each) => styles[each](value) ?? []);
}

/** A literal string has no escapes. */
function isLiteral(value: string): boolean {
  return !/['\p{Cc}]/u.test(value);
}

/** What JSON escapes is escaped in TOML in the same way, but for DEL, which JSON leaves alone. */
function escaped(value: string): string {
  return JSON.stringify(value).slice(1, -1).replaceAll("\u007f", "\\u007F");
}
