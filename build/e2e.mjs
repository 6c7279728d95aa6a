import { runCommand } from "./node-version.mjs";

runCommand(() => import("./commands/e2e.mjs"));
