import { chmodSync, chownSync, mkdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkout } from "../checkout.mjs";
import { endOf } from "../end-of.mjs";
import { makeOwnFolder } from "../own-folder.mjs";
import { say } from "../say.mjs";
import { findElectron } from "../setup/electron-runtime.mjs";
import { endMarkedProcesses, runMark } from "./end-marked-processes.mjs";
import { readableCopies } from "./readable-copies.mjs";
import { spawnTied } from "./spawn-tied.mjs";
import { ensureTestUser } from "./test-user.mjs";

/** What a program on the desktop gets of our environment; all else is left behind. */
const passedOn = ["PATH", "LANG", "TERM", "CI", "FORCE_COLOR", "NO_COLOR", "DEBUG"];

/**
 * Runs a Node program of this checkout on a desktop of its own, as an ordinary user with
 * Chromium's sandbox on: root becomes the test user first. Whatever the program wants to keep it
 * writes to the results folder, which `collect` reads before all is removed.
 *
 * @param {{
 *   args: (resultsFolder: string) => readonly string[],
 *   env?: Record<string, string>,
 *   collect?: (resultsFolder: string, exitCode: number) => void,
 * }} order
 * @returns {Promise<number>} the program's exit code
 */
export async function runOnDesktop({ args, env = {}, collect = () => {} }) {
  const isRoot = process.getuid?.() === 0;
  const folder = makeRunFolder(isRoot);
  const removeAll = () => {
    endMarkedProcesses(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", removeAll);
  try {
    const user = isRoot ? await ensureTestUser() : undefined;
    const places = user
      ? await readableCopies({ user, folder })
      : {
          node: process.execPath,
          electronFolder: path.dirname(findElectron()?.executable ?? ""),
          checkout,
        };
    if (places.checkout !== checkout)
      say("The test user can't read this checkout, so a copy is used.");

    const results = makeFolder(path.join(folder, "results"), user);
    const temporary = makeFolder(path.join(folder, "tmp"), user);
    const child = spawnTied(places.node, ["build/desktop.mjs", places.node, ...args(results)], {
      ...(user ? { user } : {}),
      endSignal: "TERM",
      cwd: places.checkout,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...pick(process.env, passedOn),
        ...env,
        TMPDIR: temporary,
        ELECTRON_OVERRIDE_DIST_PATH: places.electronFolder,
        KEYRACK_RESULTS_DIR: results,
        [runMark]: folder,
      },
    });
    const code = await endOf(child);
    collect(results, code);
    return code;
  } finally {
    process.off("exit", removeAll);
    removeAll();
  }
}

/** @param {boolean} isRoot */
function makeRunFolder(isRoot) {
  // Root's own temporary folder may be closed to others, /tmp never is.
  const parent = isRoot ? "/tmp" : os.tmpdir();
  const folder = makeOwnFolder(parent, "keyrack-run");
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * @param {string} folder
 * @param {{ uid: number, gid: number } | undefined} owner
 */
function makeFolder(folder, owner) {
  mkdirSync(folder, { mode: 0o700 });
  if (owner) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} names
 * @returns {Record<string, string>}
 */
function pick(env, names) {
  return Object.fromEntries(
    names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
  );
}
