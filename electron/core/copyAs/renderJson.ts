import type { RenderCopy } from "./renderCopy.ts";

/** One object, a field a key. */
export const renderJson: RenderCopy = (keys) =>
  JSON.stringify(Object.fromEntries(keys.map(({ name, value }) => [name, value])), null, 2);
