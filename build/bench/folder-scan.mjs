import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { bundleSearch } from "./bundle-search.mjs";
import { measureInProcess } from "./measure-folder-scan.mjs";
import { makeScannedFolder } from "./scanned-folder.mjs";

/*
 * Makes a folder of 10 000 files, 1 GB, with twelve keys planted in all their forms, and searches
 * it, as many rounds as its argument says; beside each search all of its files are barely read.
 */

const rounds = Number(process.argv[2] ?? "1");
const size = { files: 10_000, bytes: 1_000_000_000, seed: 6 };

const place = mkdtempSync(path.join(os.tmpdir(), "bench-folder-scan-"));
try {
  const script = await bundleSearch(path.join(place, "bundle"));
  const folder = path.join(place, "scanned");
  mkdirSync(folder);
  const { keys, planted } = makeScannedFolder(folder, size);
  const expected = new Set(planted.map(({ path: file, line, key }) => `${file}:${line} ${key}`));
  for (let round = 1; round <= rounds; round += 1) {
    const read = await measureInProcess({ what: "read", folder, keys, script });
    const scan = await measureInProcess({ what: "scan", folder, keys, script });
    const found = new Set(scan.found);
    const missing = [...expected].filter((one) => !found.has(one)).length;
    const untrue = [...found].filter((one) => !expected.has(one)).length;
    const lines = [
      `round ${round}: ${scan.files} files, ${inMb(scan.bytes)}`,
      `searched in ${scan.seconds.toFixed(2)} s, ${inMb(scan.bytes / scan.seconds)}/s`,
      `${(scan.seconds / read.seconds).toFixed(1)} × a bare read (${read.seconds.toFixed(2)} s)`,
      `memory grew by ${inMb(scan.grownBytes)}`,
      `found ${expected.size - missing} of ${expected.size}, ${untrue} false`,
    ];
    process.stdout.write(`${lines.join(" · ")}\n`);
    if (missing > 0 || untrue > 0) process.exitCode = 1;
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** @param {number} bytes */
function inMb(bytes) {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}
