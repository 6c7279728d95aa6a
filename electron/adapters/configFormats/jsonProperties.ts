import type { Node } from "jsonc-parser";

/** The properties of an object by name; of two with the same name the last one, as readers do. */
export function jsonProperties(object: Node): ReadonlyMap<string, Node> {
  const properties = new Map<string, Node>();
  for (const property of object.children ?? []) {
    const [name, value] = property.children ?? [];
    if (typeof name?.value !== "string" || value === undefined) continue;
    // Moved to its last place, so that the order is that of the text.
    properties.delete(name.value);
    properties.set(name.value, value);
  }
  return properties;
}
