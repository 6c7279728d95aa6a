import { type TextFormat, textFormats } from "./textFormats.ts";

const names: readonly TextFormat[] = ["json", "xml", "jsv", "csv"];

/** What the path of a service may end in. */
export const formatSuffixes: readonly string[] = ["", ...names.map((name) => `.${name}`)];

/**
 * The format that a request asks for: by the suffix of its path, else by `?format=`, else by the
 * best that `Accept` names, else JSON. What is unknown is passed over.
 *
 * @param suffix one of `formatSuffixes`.
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
