import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkout } from "../checkout.mjs";
import { say } from "../say.mjs";
import { completeLockfile } from "../setup/complete-lockfile.mjs";

/**
 * `node build/complete-lockfile.mjs`, after a dependency has changed: names the optional packages
 * for other systems that the registry reached here doesn't hold. npm leaves them out of the
 * lockfile then, and `npm ci` refuses a lockfile that lacks them.
 */
export async function run() {
  const file = path.join(checkout, "package-lock.json");
  const { lockfile, added } = completeLockfile(JSON.parse(readFileSync(file, "utf8")));
  writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
  say(added.length === 0 ? "The lockfile was complete." : `Added:\n${added.join("\n")}`);
  return 0;
}
