import { writeSync } from "node:fs";
import { app } from "electron";
import { unknownSwitches } from "./knownSwitches.ts";

/** Variables that have had their effect before any code of ours runs, and can't be undone. */
const refusedVariables = [
  "ELECTRON_DISABLE_SANDBOX",
  "ELECTRON_ENABLE_LOGGING",
  "ELECTRON_LOG_FILE",
  "NODE_DEBUG",
  "NODE_DEBUG_NATIVE",
  "NODE_V8_COVERAGE",
];

/** Variables that are read later, here or in processes that are started from here. */
const removedVariables = [
  // The keys of every https connection would be written to a file of this name.
  "SSLKEYLOGFILE",
  "ELECTRON_RUN_AS_NODE",
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
  "NODE_TLS_REJECT_UNAUTHORIZED",
  "CHROME_LOG_FILE",
];

/**
 * Keeps debugging out of a packaged app: it ends at once, before there is a window or a port, when
 * its command line holds a switch that is not known. Does nothing in a checkout, where developing
 * and testing need those switches. Must run before anything else.
 */
export function refuseDebugSwitches(): void {
  if (!app.isPackaged) return;
  for (const name of removedVariables) delete process.env[name];
  const switches = unknownSwitches(process.argv.slice(1), process.platform);
  const variables = refusedVariables.filter((name) => process.env[name] !== undefined);
  const refused = [...switches.map((name) => `--${name}`), ...variables];
  if (refused.length === 0) return;
  // English: there is no language yet, and whoever writes a command line reads it.
  writeSync(2, `Keyrack does not start with ${refused.join(", ")}.\n`);
  process.exit(1);
}
