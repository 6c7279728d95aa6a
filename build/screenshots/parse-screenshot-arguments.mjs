import path from "node:path";
import { checkout } from "../checkout.mjs";

/**
 * @typedef {{ width: number, height: number }} Size
 * @typedef {"light" | "dark"} Theme
 * @typedef {{
 *   languages: ReadonlyArray<"en" | "sv">,
 *   themes: ReadonlyArray<Theme>,
 *   sizes: readonly Size[],
 *   sceneNames: readonly string[],
 * }} Matrix
 */

/**
 * `[FOLDER]` for the whole matrix, or `--docs` for the pictures that the README shows.
 *
 * @param {readonly string[]} args
 * @param {readonly string[]} sceneNames
 * @returns {{ folder: string, matrix: Matrix, forDocs: boolean }}
 */
export function parseScreenshotArguments(args, sceneNames) {
  if (args.includes("--docs")) {
    const sizes = [{ width: 1100, height: 760 }];
    const matrix = /** @type {Matrix} */ ({
      languages: ["en"],
      themes: ["light", "dark"],
      sizes,
      sceneNames: ["keys", "company"],
    });
    return { folder: path.join(checkout, "docs"), matrix, forDocs: true };
  }
  const sizes = [
    { width: 1100, height: 760 },
    { width: 900, height: 600 },
  ];
  const folder = args.find((word) => !word.startsWith("--"));
  return {
    folder: folder ? path.resolve(folder) : path.join(checkout, "out", "screenshots"),
    matrix: { languages: ["en", "sv"], themes: ["light", "dark"], sizes, sceneNames },
    forDocs: false,
  };
}
