import { runCommand } from "./node-version.mjs";

runCommand(() => import("./commands/endurance.mjs"));
