import type { Dto } from "./dto.ts";
import { writeCsv } from "./writeCsv.ts";
import { writeJson } from "./writeJson.ts";
import { writeJsv } from "./writeJsv.ts";
import { writeXml } from "./writeXml.ts";

export type TextFormat = "json" | "xml" | "jsv" | "csv";

/** How a format is asked for, and how it is written. */
export const textFormats: Readonly<
  Record<
    TextFormat,
    {
      /** What `Accept` may call it; the first one is what the answer is called. */
      readonly mediaTypes: readonly [string, ...string[]];
      readonly write: (dto: Dto) => string;
    }
  >
> = {
  json: { mediaTypes: ["application/json", "text/json"], write: writeJson },
  xml: { mediaTypes: ["application/xml", "text/xml"], write: writeXml },
  jsv: { mediaTypes: ["text/jsv", "application/jsv"], write: writeJsv },
  csv: { mediaTypes: ["text/csv", "application/csv"], write: writeCsv },
};
