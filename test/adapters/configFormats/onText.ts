import { parse as parseProperties } from "dot-properties";
import { parse as parseDotenv } from "dotenv";
import { parse as parseIni } from "ini";
import { parse as parseJson } from "jsonc-parser";
import { parse as parseToml } from "smol-toml";
import { parseAllDocuments } from "yaml";
import { configFormats } from "../../../electron/adapters/configFormats/secretConfigFormats.ts";
import { Secret } from "../../../electron/core/secret.ts";
import type { ConfigFormat, DiffLine, EntryPath } from "../../../shared/linkedFile.ts";

export interface ReadEntry {
  readonly entry: EntryPath;
  readonly value: string | null;
  readonly line: number;
}

/** The entries of a text, their values in the open; or why there are none. */
export function readText(format: ConfigFormat, text: string): readonly ReadEntry[] | string {
  const read = configFormats.read(format, new Secret(text));
  if (!read.ok) return read.error;
  return read.value.map(({ entry, value, line }) => ({
    entry,
    value: value?.exposeText() ?? null,
    line,
  }));
}

/** The new text; or `!` and why there is none. */
export function writeText(
  format: ConfigFormat,
  { text, entry, value }: { text: string; entry: EntryPath; value: string },
): string {
  const order = { format, text: new Secret(text), entry, value: new Secret(value) };
  const written = configFormats.write(order);
  return written.ok ? written.value.exposeText() : `!${written.error}`;
}

export function diffTexts(
  format: ConfigFormat,
  before: string,
  after: string,
): readonly DiffLine[] {
  return configFormats.diff(format, new Secret(before), new Secret(after));
}

/** What a program that uses the format's usual parser finds at an entry. */
export function realValueAt(format: ConfigFormat, text: string, entry: EntryPath): unknown {
  const body = text.replace(/^\ufeff/, "");
  if (format === "dotenv") return own(parseDotenv(body), entry[0]);
  if (format === "properties") return own(parseProperties(body), entry[0]);
  if (format === "ini") return iniValueAt(parseIni(body), entry);
  const real = realParsers[format](body);
  return entry.reduce(own, real);
}

const realParsers = {
  json: (text: string): unknown => parseJson(text, [], { allowTrailingComma: true }),
  toml: (text: string): unknown => parseToml(text),
  yaml: (text: string): unknown =>
    parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent" })[0]?.toJS(),
};

/** `ini` makes nested objects of the dots in a section's name. */
function iniValueAt(real: unknown, entry: EntryPath): unknown {
  const name = entry.at(-1);
  if (entry.length === 1) return own(real, name);
  const section = String(entry[0]);
  const whole = own(own(real, section), name);
  return whole ?? own(section.split(".").reduce(own, real), name);
}

function own(holder: unknown, name: string | number | undefined): unknown {
  if (typeof holder !== "object" || holder === null || name === undefined) return undefined;
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}

/** Whether one text is the other with one piece of it in another form, and that piece in both. */
export function changedPieces(before: string, after: string): readonly [string, string] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
}
