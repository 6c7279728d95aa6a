import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkout } from "./checkout.mjs";
import { CommandFailure } from "./command-failure.mjs";
import { runProgram } from "./run-program.mjs";

const sources = [
  "electron",
  "renderer",
  "shared",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "electron.vite.config.ts",
];
const products = [
  "main/main.js",
  "main/demoServer.js",
  "main/keychainWorker.js",
  "main/folderSearchWorker.js",
  "preload/preload.cjs",
  "renderer/index.html",
];
const out = path.join(checkout, "out");
const stamp = path.join(out, "built-from");

/**
 * Builds the app unless `out/` was built from just these sources. They are compared by content:
 * switching branches moves times in both directions.
 *
 * @returns {Promise<string>} a few words on what was done
 */
export async function ensureBuilt() {
  const fingerprint = fingerprintOf(sources.map((name) => path.join(checkout, name)));
  const isBuilt = products.every((name) => existsSync(path.join(out, name)));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) {
    return "up to date";
  }
  const builder = path.join(checkout, "node_modules", "electron-vite", "bin", "electron-vite.js");
  const { code, output } = await runProgram(process.execPath, [builder, "build"]);
  if (code !== 0) throw new CommandFailure(`The build failed:\n${output}`);
  mkdirSync(out, { recursive: true });
  writeFileSync(stamp, fingerprint);
  return "built";
}

/**
 * @param {readonly string[]} places files and folders
 * @returns {string}
 */
export function fingerprintOf(places) {
  const hash = createHash("sha256");
  for (const file of places.flatMap(filesBelow)) {
    const content = readFileSync(file);
    // The length keeps two files apart that share their border.
    hash.update(`${path.relative(checkout, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesBelow(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
