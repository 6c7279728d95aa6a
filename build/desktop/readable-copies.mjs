import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { checkout } from "../checkout.mjs";
import { runProgram } from "../run-program.mjs";
import { findElectron } from "../setup/electron-runtime.mjs";
import { makeReadableByAll } from "../setup/folder-contents.mjs";

/** Large packages that only building and checking need; without them the copy takes half the time. */
const notNeededToRun = [
  "@babel",
  "@biomejs",
  "@tanstack",
  "@testing-library",
  "@typescript",
  "caniuse-lite",
  "electron-winstaller",
  "jsdom",
  "knip",
  "lodash",
  "react-aria",
  "react-aria-components",
  "react-stately",
  "typescript",
];

/**
 * Node, Electron and the checkout at places where the given user can read and run them: where they
 * are, if it can, else copied below `folder`. A clone may lie where only root may enter, or have
 * been made with a umask that shuts everyone else out.
 *
 * @param {{ user: { uid: number, gid: number }, folder: string }} options
 * @returns {Promise<{ node: string, checkout: string, electronFolder: string }>}
 */
export async function readableCopies({ user, folder }) {
  const electronFolder = path.dirname(findElectron()?.executable ?? "");
  const [seesNode, seesElectron, seesCheckout] = await Promise.all([
    canRun(user, process.execPath),
    canReadAllBelow(user, electronFolder),
    canReadAllBelow(user, checkout),
  ]);
  return {
    node: seesNode ? process.execPath : copyProgram(process.execPath, folder),
    electronFolder: seesElectron ? electronFolder : copyFolder(electronFolder, folder, "electron"),
    checkout: seesCheckout ? checkout : copyCheckout(folder),
  };
}

/**
 * @param {{ uid: number, gid: number }} user
 * @param {string} program
 */
async function canRun(user, program) {
  return (await runAs(user, program, ["--version"])).code === 0;
}

/**
 * @param {{ uid: number, gid: number }} user
 * @param {string} folder
 */
async function canReadAllBelow(user, folder) {
  const unreadable = ["(", "!", "-readable", "-o", "-type", "d", "!", "-executable", ")"];
  const search = [folder, "-name", ".git", "-prune", "-o", "-type", "l", "-o"];
  const found = await runAs(user, "find", [...search, ...unreadable, "-print", "-quit"]);
  return found.code === 0 && found.output === "";
}

/**
 * @param {{ uid: number, gid: number }} user
 * @param {string} program
 * @param {readonly string[]} args
 */
function runAs({ uid, gid }, program, args) {
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--"];
  return runProgram("setpriv", [...identity, program, ...args], { cwd: "/" });
}

/**
 * @param {string} program
 * @param {string} folder
 */
function copyProgram(program, folder) {
  const copy = path.join(folder, "bin", path.basename(program));
  cpSync(program, copy);
  makeReadableByAll(path.dirname(copy));
  return copy;
}

/**
 * @param {string} source
 * @param {string} folder
 * @param {string} name
 */
function copyFolder(source, folder, name) {
  const copy = path.join(folder, name);
  cpSync(source, copy, { recursive: true, verbatimSymlinks: true });
  makeReadableByAll(copy);
  return copy;
}

/** @param {string} folder */
function copyCheckout(folder) {
  const copy = path.join(folder, "checkout");
  const leftOut = new Set([
    path.join(checkout, ".git"),
    path.join(checkout, "dist"),
    path.join(checkout, "node_modules", "electron", "dist"),
    ...notNeededToRun.map((name) => path.join(checkout, "node_modules", name)),
  ]);
  mkdirSync(copy);
  cpSync(checkout, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !leftOut.has(source),
  });
  makeReadableByAll(copy);
  return copy;
}
