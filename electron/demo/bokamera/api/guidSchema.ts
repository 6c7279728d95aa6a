import { z } from "zod";

/** A GUID with dashes or without, in any casing; read as one with dashes, in lower case. */
export const guidSchema = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replaceAll("-", ""))
  .pipe(z.string().regex(/^[0-9a-f]{32}$/))
  .transform((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"));
