import type { RenderCopy } from "./renderCopy.ts";

interface Section extends Map<string, Section | string> {}

/** Nested as .NET's `appsettings.json` has it: `{"Bakuun": {"AriPostKey": "value"}}`. */
export const renderAppsettings: RenderCopy = (keys) => {
  const root: Section = new Map();
  const isAllPut = keys.every(({ name, value }) => put(root, pathOf(name), value));
  return isAllPut ? JSON.stringify(objectOf(root), null, 2) : null;
};

/** `__` parts sections in .NET's own names; without it the first word is the section. */
function pathOf(name: string): readonly string[] {
  const sections = name.split("__").filter((section) => section !== "");
  if (sections.length > 1) return sections;
  const [first, ...rest] = name.split("_").filter((word) => word !== "");
  if (first === undefined) return [name];
  const section = capitalised(first);
  return rest.length === 0 ? [section] : [section, rest.map(capitalised).join("")];
}

/** "ARI" becomes "Ari"; a word with small letters of its own keeps them. */
function capitalised(word: string): string {
  const isShouted = word === word.toUpperCase();
  return word.charAt(0).toUpperCase() + (isShouted ? word.slice(1).toLowerCase() : word.slice(1));
}

/** False when its place is taken: by another value, or by a section. */
function put(section: Section, [word = "", ...deeper]: readonly string[], value: string): boolean {
  const taken = [...section.keys()].find((key) => key.toLowerCase() === word.toLowerCase());
  if (deeper.length === 0) {
    if (taken === undefined) section.set(word, value);
    return taken === undefined;
  }
  const found = taken === undefined ? new Map() : section.get(taken);
  if (!(found instanceof Map)) return false;
  section.set(taken ?? word, found);
  return put(found, deeper, value);
}

function objectOf(section: Section): unknown {
  const fields = [...section].map(([word, value]) => [
    word,
    typeof value === "string" ? value : objectOf(value),
  ]);
  return Object.fromEntries(fields);
}
