import type { AST } from "toml-eslint-parser";

/** The names of a key, `a."b c".d`. */
export function tomlNames({ keys }: AST.TOMLKey): readonly string[] {
  return keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value));
}
