import type { ConfigFormat, EntryPath } from "../../../shared/linkedFile.ts";

/** As many parts as main takes. */
const mostParts = 50;

/**
 * Where a new entry of this name stands: in JSON, YAML and TOML each dot leads one level down, in
 * INI the last one parts the section from the name, elsewhere it is part of the name.
 *
 * @returns null for what is no name: empty, or with nothing between two dots.
 */
export function newEntryPath(typed: string, format: ConfigFormat): EntryPath | null {
  const parts = partsOf(typed.trim(), format);
  return parts.length > mostParts || parts.some((part) => part.trim() === "") ? null : parts;
}

function partsOf(name: string, format: ConfigFormat): readonly string[] {
  switch (format) {
    case "json":
    case "yaml":
    case "toml":
      return name.split(".");
    case "ini": {
      const dot = name.lastIndexOf(".");
      return dot === -1 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
    }
    default:
      return [name];
  }
}
