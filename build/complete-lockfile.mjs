import { runCommand } from "./node-version.mjs";

runCommand(() => import("./commands/complete-lockfile.mjs"));
