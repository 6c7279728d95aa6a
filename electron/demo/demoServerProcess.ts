import { endOnSignal } from "./endOnSignal.ts";
import { findParentPort } from "./parentPort.ts";
import { runByHand } from "./runByHand.ts";
import { runInApp } from "./runInApp.ts";

/** The demo server's process: by Electron's hand when there is a port to it, else by a person's. */
const parentPort = findParentPort();
if (parentPort === null) void runByHand(process.argv.slice(2));
else runInApp({ parentPort, keepServer: endOnSignal });
