import { accessSync, constants } from "node:fs";
import path from "node:path";
import { CommandFailure } from "../command-failure.mjs";
import { runProgram } from "../run-program.mjs";
import { say, sayDescriptor } from "../say.mjs";
import { installedPackages, missingPackages, wantedPackages } from "./debian-packages.mjs";

/**
 * Sees to it that what Electron (and a virtual display, and the tests' desktop) loads from the
 * system is there.
 *
 * @param {{ forTests: boolean }} purpose
 * @returns {Promise<string>}
 */
export async function ensureSystemLibraries({ forTests }) {
  if (process.platform !== "linux") return "part of the system";

  const wanted = wantedPackages({ forTests, hasDisplay: hasDisplay() });
  if (!isOnPath("dpkg-query") || !isOnPath("apt-get")) {
    return `not checked, since this is not a Debian or Ubuntu; these are needed: ${wanted.join(" ")}`;
  }
  const missing = missingPackages(wanted, await installedPackages());
  if (missing.length === 0) return "all there";
  await install(missing);
  return `installed ${missing.join(" ")}`;
}

export function hasDisplay() {
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param {readonly string[]} missing */
async function install(missing) {
  const command = ["install", "-y", "--no-install-recommends", ...missing];
  if (process.getuid?.() !== 0) {
    throw new CommandFailure(
      `Some system libraries are missing. Install them and start again:\n\n  sudo apt-get update && sudo apt-get ${command.join(" ")}\n`,
    );
  }
  say(`System libraries: installing ${missing.join(" ")} …`);
  const descriptor = sayDescriptor();
  const options = {
    stdio: /** @type {import("node:child_process").StdioOptions} */ ([
      "ignore",
      descriptor,
      descriptor,
    ]),
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  // An update may fail for one source of many; whether it matters, the installation will tell.
  await runProgram("apt-get", ["update", "-qq"], options);
  const { code } = await runProgram("apt-get", ["-qq", ...command], options);
  if (code !== 0) {
    throw new CommandFailure(
      `apt-get could not install ${missing.join(" ")}; its message stands above.`,
    );
  }
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
