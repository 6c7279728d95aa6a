import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CommandFailure } from "../command-failure.mjs";

/**
 * Throws unless the file is byte for byte the expected one.
 *
 * @param {string} file
 * @param {string} integrity as in a lockfile: `sha512-` and base64
 */
export async function verifyIntegrity(file, integrity) {
  const hash = createHash("sha512");
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest("base64")}`;
  if (found === integrity) return;
  throw new CommandFailure(
    `${file} is not the file that was expected, so nothing of it is used (expected ${integrity}, found ${found}).`,
  );
}
