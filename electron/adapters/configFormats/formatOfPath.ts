import type { ConfigFormat } from "../../../shared/linkedFile.ts";

const formats: ReadonlyMap<string, ConfigFormat> = new Map([
  ["env", "dotenv"],
  ["json", "json"],
  ["jsonc", "json"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["toml", "toml"],
  ["properties", "properties"],
  ["ini", "ini"],
]);

/** What `.env.sh` and its like are: programs, and data of formats that are not known here. */
const noDotenv =
  /\.(?:sh|bash|zsh|fish|ps1|bat|cmd|[cm]?[jt]sx?|py|rb|php|go|rs|java|json5|xml|md|txt|gpg|age|enc|zip|gz)$/;

/**
 * By the file's name alone. `.cfg`, `.conf` and `.envrc` can be anything, so they are nothing.
 * Both separators count, whatever the system is.
 */
export function formatOfPath(path: string): ConfigFormat | null {
  const name = /[^/\\]*$/.exec(path)?.[0].toLowerCase() ?? "";
  const ending = /[^.]\.([^.]+)$/.exec(name)?.[1];
  const known = ending === undefined ? undefined : formats.get(ending);
  if (known !== undefined) return known;
  if (name === ".env") return "dotenv";
  return name.startsWith(".env.") && name.length > 5 && !noDotenv.test(name) ? "dotenv" : null;
}
