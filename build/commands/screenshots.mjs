import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { say, sayStep } from "../say.mjs";
import { scenes } from "../screenshot-scenes.mjs";
import { parseScreenshotArguments } from "../screenshots/parse-screenshot-arguments.mjs";
import { setUp } from "../setup/set-up.mjs";

/**
 * `npm run screenshots [-- FOLDER | --docs]`: pictures of the real window, for looking at them and
 * for the README.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  const order = parseScreenshotArguments(args, Object.keys(scenes));
  await setUp({ forTests: true });
  const { ensureBuilt } = await import("../ensure-built.mjs");
  await sayStep("Build", ensureBuilt);
  const { runOnDesktop } = await import("../desktop/run-on-desktop.mjs");
  return runOnDesktop({
    args: () => ["build/screenshots/take-pictures.mjs", JSON.stringify(order.matrix)],
    collect: (results) => keepPictures(results, order),
  });
}

/**
 * @param {string} results
 * @param {{ folder: string, forDocs: boolean }} order
 */
function keepPictures(results, { folder, forDocs }) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(results).sort()) {
    const place = path.join(folder, forDocs ? docsName(name) : name);
    copyFileSync(path.join(results, name), place);
    say(path.relative(process.cwd(), place));
  }
}

/**
 * `keys-dark-en-1100x760.png` is `keys-dark.png` in the docs.
 *
 * @param {string} name
 */
function docsName(name) {
  const [scene, theme] = name.split("-");
  return `${scene}-${theme}.png`;
}
