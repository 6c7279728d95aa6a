import type { ConfigFormat, FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConfigEntry, ConfigFormats } from "../../core/linkedFiles/linkedFilePorts.ts";
import { Secret } from "../../core/secret.ts";
import { checkedWrite } from "./checkedWrite.ts";
import { parseDotenv } from "./dotenvFormat.ts";
import { formatOfPath } from "./formatOfPath.ts";
import { parseIni } from "./iniFormat.ts";
import { parseJson } from "./jsonFormat.ts";
import { maskedDiff } from "./maskedDiff.ts";
import type { ParseConfig } from "./parsedConfig.ts";
import { parseProperties } from "./propertiesFormat.ts";
import { lineCounter } from "./textLines.ts";
import { parseToml } from "./tomlFormat.ts";
import { parseYaml } from "./yamlFormat.ts";

const parsers: Readonly<Record<ConfigFormat, ParseConfig>> = {
  dotenv: parseDotenv,
  json: parseJson,
  yaml: parseYaml,
  toml: parseToml,
  properties: parseProperties,
  ini: parseIni,
};

const bom = "\ufeff";

/** SECURITY: a file's text becomes plain here, for its parser and for the text that is written. */
export const configFormats: ConfigFormats = {
  formatOf: formatOfPath,

  read(format, text): Result<readonly ConfigEntry[], FileProblem> {
    const { body } = split(text);
    const parsed = parserOf(format)(body);
    if (parsed === null) return err("not-parseable");
    const lineOf = lineCounter(body);
    const offered = parsed.scalars.filter(({ kind }) => kind !== "other");
    return ok(
      offered.map(({ entry, kind, value, start }) => ({
        entry,
        value: kind === "empty" ? null : new Secret(value),
        line: lineOf(start),
      })),
    );
  },

  write({ format, text, entry, value }) {
    const { head, body } = split(text);
    const order = { text: body, entry, value: value.exposeText() };
    const written = checkedWrite(parserOf(format), order);
    return written.ok ? ok(new Secret(head + written.value)) : written;
  },

  diff(format, before, after) {
    const parse = parserOf(format);
    const parsed = (text: Secret) => {
      const { body } = split(text);
      return { text: body, parsed: parse(body) };
    };
    return maskedDiff(parsed(before), parsed(after));
  },
};

/** Line breaks and all else stay with the body; a byte order mark is nobody's business. */
function split(text: Secret): { head: string; body: string } {
  const plain = text.exposeText();
  return plain.startsWith(bom) ? { head: bom, body: plain.slice(1) } : { head: "", body: plain };
}

/** SECURITY: a parser's error quotes the text it stumbled over, so that none gets out of here. */
function parserOf(format: ConfigFormat): ParseConfig {
  return (text) => {
    try {
      return parsers[format](text);
    } catch {
      return null;
    }
  };
}
