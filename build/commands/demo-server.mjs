import { spawn } from "node:child_process";
import path from "node:path";
import { checkout } from "../checkout.mjs";
import { endOf } from "../end-of.mjs";
import { endWithNpm } from "../end-with-npm.mjs";
import { sayOnStandardError, sayStep } from "../say.mjs";
import { ensurePackages } from "../setup/packages.mjs";

/**
 * `npm run demo-server -- ARGS…`: the demo server by hand. Standard output is the server's alone.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  endWithNpm();
  sayOnStandardError();
  await sayStep("Packages", ensurePackages);
  const { ensureBuilt } = await import("../ensure-built.mjs");
  await sayStep("Build", ensureBuilt);
  const server = path.join(checkout, "out", "main", "demoServer.js");
  return endOf(spawn(process.execPath, [server, ...args], { stdio: "inherit" }));
}
