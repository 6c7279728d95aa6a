import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkout } from "../checkout.mjs";

const isTest = /\.(test|e2e)\.tsx?$/;
const importsEndurance = /\bfrom "[./]*\/endurance\.ts"/;

/**
 * The tests that know a sample and a whole, from the checkout: those that import
 * `test/endurance.ts`. The ones without a window first.
 *
 * @returns {{ unit: readonly string[], e2e: readonly string[] }}
 */
export function findEnduranceFiles() {
  const files = readdirSync(path.join(checkout, "test"), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join("test", file.split(path.sep).join("/")))
    .filter((file) => isTest.test(file) && importsEndurance.test(textOf(file)))
    .sort();
  const isE2e = (/** @type {string} */ file) => file.startsWith("test/e2e/");
  return { unit: files.filter((file) => !isE2e(file)), e2e: files.filter(isE2e) };
}

/** @param {string} file */
function textOf(file) {
  return readFileSync(path.join(checkout, file), "utf8");
}
