import path from "node:path";
import { say, sayStep } from "../say.mjs";
import { setUp } from "../setup/set-up.mjs";

/**
 * `npm run package [-- --release] [-- --output FOLDER]`: the app as a folder that runs without a
 * checkout, `dist/linux-unpacked` on Linux.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  const { parsePackageArguments } = await import("../packaging/parse-package-arguments.mjs");
  const { forRelease, outputFolder } = parsePackageArguments(args);
  await setUp({ forTests: false });
  const { ensureBuilt } = await import("../ensure-built.mjs");
  await sayStep("Build", ensureBuilt);
  const { packageApp } = await import("../packaging/package-app.mjs");
  await sayStep("Package", async () => {
    const folder = await packageApp({ forRelease, outputFolder });
    return path.relative(process.cwd(), folder);
  });
  if (!forRelease) say("For development and tests only: a release is made with --release.");
  return 0;
}
