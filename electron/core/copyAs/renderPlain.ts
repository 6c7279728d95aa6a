import type { CopyTemplate } from "./copyTemplate.ts";

/** A key as it is; several one a line. */
export const renderPlain: CopyTemplate = (values) => {
  const isAmbiguous = values.length > 1 && values.some((value) => /[\r\n]/.test(value));
  return isAmbiguous ? null : values.join("\n");
};
