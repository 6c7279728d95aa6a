import { addToIni } from "./iniAddition.ts";
import { readIni } from "./iniText.ts";
import { iniStyleOf, waysBeforeComment, waysToWriteIni } from "./iniValue.ts";
import { lastOfEach, type ParsedConfig } from "./parsedConfig.ts";
import { gapBeforeComment, lineEnd } from "./textLines.ts";

/** INI, as far as its many readers agree. */
export function parseIni(text: string): ParsedConfig {
  const ini = readIni(text);
  return {
    scalars: lastOfEach(ini.entries),
    spans: () => ini.spans,
    *replace(scalar, value) {
      const { start, end } = scalar;
      const style = iniStyleOf(text.slice(start, end));
      const hasComment = text.slice(end, lineEnd(text, end)).trim() !== "";
      const ways = hasComment ? waysBeforeComment(value, style) : waysToWriteIni(value, style);
      const gap = gapBeforeComment(text, scalar);
      for (const written of ways) yield [{ start, end, text: written + gap }];
    },
    add: (entry, value) => addToIni(text, ini, { entry, value }),
  };
}
