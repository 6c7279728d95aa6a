import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { decoysOf, formsOf, makeKeys } from "./planted-keys.mjs";
import { makeTexts } from "./scanned-texts.mjs";
import { seededRandom } from "./seeded-random.mjs";

/**
 * A key in a file; `line` from 1.
 *
 * @typedef {{ path: string, line: number, key: string }} PlantedKey
 * @typedef {{ keys: readonly string[], planted: readonly PlantedKey[] }} ScannedFolder
 */

const namesOfKinds = {
  json: "settings.json",
  yaml: "values.yaml",
  env: ".env",
  script: "index.ts",
  minified: "app.min.js",
  lock: "package-lock.json",
};
const pieceBytes = 256 * 1024;
const tooLargeBytes = 50_000_001;

/**
 * Makes a folder of config and source files, among which keys, current and former, are planted in
 * many forms; always the same one for a seed. Beside those files it has what is to be passed over,
 * with the same keys in it, and much that nearly is a key.
 *
 * @param {string} folder that is there and empty
 * @param {{ files: number, bytes: number, seed: number }} size of the files to be looked into
 * @returns {ScannedFolder}
 */
export function makeScannedFolder(folder, { files, bytes, seed }) {
  const random = seededRandom(seed);
  const keys = makeKeys(random);
  const texts = makeTexts(random);
  const plants = random.shuffled(
    keys.flatMap((key) => [
      ...formsOf(key).map((text) => ({ key, text })),
      ...decoysOf(key).map((text) => ({ key: null, text })),
    ]),
  );
  const sizes = sizesOf(random, { files, bytes });
  /** @type {PlantedKey[]} */
  const planted = [];
  for (const [at, size] of sizes.entries()) {
    const kind = random.of(Object.keys(namesOfKinds));
    const place = path.join(folder, `part-${at % 97}`, `${Math.floor(at / 97)}`);
    mkdirSync(place, { recursive: true });
    const file = path.join(place, namesOfKinds[/** @type {keyof typeof namesOfKinds} */ (kind)]);
    const share = Math.ceil(plants.length / (sizes.length - at));
    const own = random.chance(0.5) || share > 1 ? plants.splice(0, share) : [];
    const { text, lines } = withPlants(random, texts(kind, size), own);
    for (const { line, key } of lines) planted.push({ path: file, line, key });
    writeFileSync(file, text);
  }
  planted.push(...plantSpecially(folder, keys));
  makePassedOver(folder, keys);
  return { keys, planted };
}

/**
 * Sizes as they are in real folders: most are small, a few are large.
 *
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @param {{ files: number, bytes: number }} of
 */
function sizesOf(random, { files, bytes }) {
  const weights = Array.from({ length: files }, () => Math.exp(7 * random.fraction() ** 2));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((weight / all) * bytes));
}

/**
 * Puts texts between the lines of another.
 *
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @param {string} text
 * @param {readonly { key: string | null, text: string }[]} plants
 */
function withPlants(random, text, plants) {
  /** @type {{ line: number, key: string }[]} */
  const lines = [];
  const places = plants.map(() => text.indexOf("\n", random.below(text.length + 1)) + 1);
  let whole = "";
  let line = 1;
  let from = 0;
  for (const [at, place] of places.sort((one, other) => one - other).entries()) {
    const { key, text: plant } = plants[at] ?? { key: null, text: "" };
    const before = text.slice(from, place);
    from = place;
    line += linesIn(before);
    if (key !== null) lines.push({ line: line + linesIn(plant), key });
    whole += `${before}${plant}\n`;
    line += linesIn(plant) + 1;
  }
  return { text: whole + text.slice(from), lines };
}

/** @param {string} text */
function linesIn(text) {
  return text.split("\n").length - 1;
}

/**
 * Where a reader that takes a file a piece at a time, or as one byte a character, might miss one.
 *
 * @param {string} folder
 * @param {readonly string[]} keys
 * @returns {PlantedKey[]}
 */
function plantSpecially(folder, keys) {
  /** @type {PlantedKey[]} */
  const planted = [];
  const [first = ""] = keys;
  for (const [at, key] of keys.entries()) {
    const file = path.join(folder, `border-${at}.txt`);
    writeFileSync(file, `${" ".repeat(pieceBytes - 4 * at)}${key}\n${" ".repeat(pieceBytes)}`);
    planted.push({ path: file, line: 1, key });
  }
  const utf16 = path.join(folder, "utf-16.env");
  writeFileSync(utf16, Buffer.from(`\uFEFFNAME=å\r\nKEY=${first}\r\n`, "utf16le"));
  planted.push({ path: utf16, line: 2, key: first });
  const bare = path.join(folder, "bare");
  writeFileSync(bare, first);
  planted.push({ path: bare, line: 1, key: first });
  return planted;
}

/**
 * @param {string} folder
 * @param {readonly string[]} keys
 */
function makePassedOver(folder, keys) {
  const text = keys.map((key) => `KEY=${key}\n`).join("");
  for (const name of [".git", "node_modules/one", "deep/node_modules/two", "deep/.svn"]) {
    const place = path.join(folder, name);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, "config"), text);
  }
  writeFileSync(path.join(folder, "binary.bin"), `\0${text}`);
  writeFileSync(path.join(folder, "huge.log"), text);
  truncateSync(path.join(folder, "huge.log"), tooLargeBytes);
  const outside = `${folder}-outside`;
  mkdirSync(outside);
  writeFileSync(path.join(outside, "keys.env"), text);
  symlinkSync(outside, path.join(folder, "link-to-folder"));
  symlinkSync(path.join(outside, "keys.env"), path.join(folder, "link-to-file"));
  symlinkSync(folder, path.join(folder, "link-to-itself"));
}
