import { quoteForShell } from "./quoteForShell.ts";
import { joined, type RenderCopy } from "./renderCopy.ts";

/** `export NAME='value'` */
export const renderShell: RenderCopy = (keys) =>
  joined(
    keys.map(({ name, value }) => {
      const quoted = quoteForShell(value);
      return quoted === null ? null : `export ${name}=${quoted}`;
    }),
  );
