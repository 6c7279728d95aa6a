import { rmSync } from "node:fs";
import path from "node:path";
import { CommandFailure } from "../command-failure.mjs";
import { runProgram } from "../run-program.mjs";
import { findElectron } from "../setup/electron-runtime.mjs";
import { runtimeVersion } from "./runtime-version.mjs";

/** What a runtime made from the registry has more than the official one. */
const onlyInOurRuntime = ["resources/default_app.asar", "keyrack-contents.json"];

const builder = path.join("node_modules", "electron-builder", "cli.js");

/**
 * Packages what lies in `out/` with the Electron that set-up has found.
 *
 * @param {{ forRelease: boolean, outputFolder: string }} order
 * @returns {Promise<string>} the folder that it put the app in
 */
export async function packageApp({ forRelease, outputFolder }) {
  const found = findElectron();
  if (!found)
    throw new CommandFailure("There is no Electron yet. Run `node build/setup.mjs` first.");
  if (forRelease && found.kind !== "official") {
    throw new CommandFailure(
      "A release is packaged from Electron's official build only, and that is not here: this one is " +
        (found.kind === "given" ? "of your own." : "made from the package registry."),
    );
  }
  const { code, output } = await runProgram(process.execPath, [
    builder,
    "--dir",
    "--publish=never",
    `--config.electronDist=${path.dirname(found.executable)}`,
    `--config.electronVersion=${await runtimeVersion(found.executable)}`,
    `--config.directories.output=${outputFolder}`,
  ]);
  if (code !== 0) throw new CommandFailure(`electron-builder failed:\n${output}`);
  const folder = path.join(outputFolder, unpackedFolder());
  for (const name of onlyInOurRuntime) rmSync(path.join(folder, name), { force: true });
  return folder;
}

function unpackedFolder() {
  if (process.platform === "darwin") return process.arch === "arm64" ? "mac-arm64" : "mac";
  const suffix = process.arch === "x64" ? "" : `-${process.arch}`;
  return `${process.platform === "win32" ? "win" : "linux"}${suffix}-unpacked`;
}
