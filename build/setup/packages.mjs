import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkout } from "../checkout.mjs";
import { CommandFailure } from "../command-failure.mjs";
import { runNpm } from "../run-program.mjs";
import { say, sayDescriptor } from "../say.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Installs by the lockfile when node_modules holds something else.
 *
 * @returns {Promise<string>}
 */
export async function ensurePackages() {
  const wanted = readLockfile("package-lock.json");
  if (!wanted) throw new CommandFailure("package-lock.json is missing or broken.");
  const installed = readLockfile("node_modules/.package-lock.json");
  if (installed && packagesAreCurrent(wanted, installed)) return "up to date";

  say("Packages: installing by the lockfile, this takes a minute …");
  const descriptor = sayDescriptor();
  const { code } = await runNpm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: ["ignore", descriptor, descriptor],
  });
  if (code !== 0) throw new CommandFailure("npm ci failed; its message stands above.");
  return "installed";
}

/**
 * Whether what npm says it has installed is what the lockfile asks for. An optional package may be
 * absent: it is for another platform.
 *
 * @param {Lockfile} wanted
 * @param {Lockfile} installed npm's own record, node_modules/.package-lock.json
 */
export function packagesAreCurrent(wanted, installed) {
  const { "": _root, ...wantedPackages } = wanted.packages ?? {};
  const installedPackages = installed.packages ?? {};
  const areAsWanted = Object.entries(wantedPackages).every(([place, entry]) => {
    const found = installedPackages[place];
    if (!found) return Boolean(entry.optional || entry.devOptional);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
  return areAsWanted && Object.keys(installedPackages).every((place) => place in wantedPackages);
}

/**
 * @param {string} name
 * @returns {Lockfile | undefined}
 */
function readLockfile(name) {
  const file = path.join(checkout, name);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
