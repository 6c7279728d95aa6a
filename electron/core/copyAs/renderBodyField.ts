import type { RenderCopy } from "./renderCopy.ts";

/** `"sharePost": "value"`, for a message in JSON. */
export const renderBodyField: RenderCopy = (keys, { use }) => {
  const { bodyField } = use;
  if (bodyField === null) return null;
  const fields = keys.map(({ value }) => `${JSON.stringify(bodyField)}: ${JSON.stringify(value)}`);
  return fields.join("\n");
};
