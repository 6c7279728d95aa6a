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

const names: readonly TextFormat[] = ["json", "xml", "jsv", "csv"];

/** What the path of a service may end in. */
export const formatSuffixes: readonly string[] = ["", ...names.map((name) => `.${name}`)];

/**
 * The format that a request asks for: by the suffix of its path, else by `?format=`, else by the
 * best that `Accept` names, else JSON. What is unknown is passed over.
 *
 * @param suffix one of the suffixes.
 */
export function chooseFormat(
  suffix: string,
  format: string | null,
  accept: string | undefined,
): TextFormat {
  const bySuffix = names.find((name) => suffix === `.${name}`);
  const byQuery = names.find((name) => name === format?.toLowerCase());
  return bySuffix ?? byQuery ?? findAccepted(accept ?? "") ?? "json";
}

function findAccepted(accept: string): TextFormat | undefined {
  const asked = accept
    .toLowerCase()
    .split(",")
    .map((range) => ({
      mediaType: range.split(";")[0]?.trim() ?? "",
      quality: Number(/;\s*q=([\d.]+)/.exec(range)?.[1] ?? 1),
    }))
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { mediaType } of asked) {
    const found = names.find((name) => textFormats[name].mediaTypes.includes(mediaType));
    if (found !== undefined) return found;
  }
  return undefined;
}
