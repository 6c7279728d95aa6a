import { addToIni } from "./iniAddition.ts";
import { readIni } from "./iniText.ts";
import { iniStyleOf, waysToWriteIni } from "./iniValue.ts";
import { lastOfEach, type ParsedConfig } from "./parsedConfig.ts";
import { gapBeforeComment } from "./textLines.ts";

/** INI, as far as its many readers agree. */
export function parseIni(text: string): ParsedConfig {
  const ini = readIni(text);
  return {
    scalars: lastOfEach(ini.entries),
    spans: () => ini.spans,
    *replace(scalar, value) {
      const { start, end } = scalar;
      const gap = gapBeforeComment(text, scalar);
      for (const written of waysToWriteIni(value, iniStyleOf(text.slice(start, end)))) {
        yield [{ start, end, text: written + gap }];
      }
    },
    add: (entry, value) => addToIni(text, ini, { entry, value }),
  };
}
