import { fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * `keys` are what is looked for, `script` the thread's own, with the rest of the bundle beside it.
 *
 * @typedef {{ what: "scan" | "read", folder: string, keys: readonly string[], script: string }} Order
 * @typedef {{ seconds: number, files: number, bytes: number, grownBytes: number,
 *   found: readonly string[] }} ScanMeasurement
 */

const pieceBytes = 256 * 1024;
const memoryEveryMs = 10;

/**
 * Measures in a fresh process, whose memory nothing else has grown.
 *
 * @param {Order} order
 * @returns {Promise<ScanMeasurement>}
 */
export async function measureInProcess(order) {
  const child = fork(import.meta.filename, { stdio: "inherit" });
  child.send(order);
  const [measurement] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => {
      throw new Error(`the measurement ended with ${code}`);
    }),
  ]);
  child.disconnect();
  return measurement;
}

/** @param {Order} order */
async function measure(order) {
  const scan = order.what === "scan" ? await prepareScan(order) : () => bareRead(order.folder);
  const before = process.memoryUsage.rss();
  let most = before;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const looking = setInterval(look, memoryEveryMs);
  const startedAt = performance.now();
  const result = await scan();
  const seconds = (performance.now() - startedAt) / 1000;
  look();
  clearInterval(looking);
  return { seconds, grownBytes: most - before, ...result };
}

/** @param {Order} order */
async function prepareScan({ folder, keys, script }) {
  /** @param {string} name */
  const part = (name) => import(pathToFileURL(path.join(path.dirname(script), name)).href);
  const { FolderSearchThread } = await part("folderSearchThread.mjs");
  const { activitySecrets } = await part("activitySecrets.mjs");
  const { Secret } = await part("secret.mjs");
  const salt = new Secret("the salt of this bench");
  const keyOf = new Map(
    keys.map((key) => [activitySecrets.fingerprint(salt, new Secret(key)), key]),
  );
  const search = new FolderSearchThread({ script, salt: async () => salt });
  return async () => {
    const { files, bytes, found } = await search.search({
      folder,
      fingerprints: new Set(keyOf.keys()),
      endings: new Set(keys.map((key) => key.slice(-4).toLowerCase())),
      onProgress: () => undefined,
    }).ended;
    /** @param {{ path: string, line: number, fingerprint: string }} one */
    const named = (one) => `${one.path}:${one.line} ${keyOf.get(one.fingerprint)}`;
    return { files, bytes, found: found.map(named) };
  };
}

/**
 * Every byte of the same files, and nothing done with it.
 *
 * @param {string} folder
 */
function bareRead(folder) {
  const buffer = new Uint8Array(pieceBytes);
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  let files = 0;
  let bytes = 0;
  for (const entry of all) {
    if (!entry.isFile() || entry.name === "huge.log") continue;
    const file = openSync(path.join(entry.parentPath, entry.name), "r");
    for (let count = -1; count !== 0; bytes += count) count = readSync(file, buffer);
    closeSync(file);
    files += 1;
  }
  return { files, bytes, found: [] };
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  process.once("message", async (/** @type {Order} */ order) =>
    process.send?.(await measure(order)),
  );
}
