import { runCommand } from "./node-version.mjs";

runCommand(() => import("./commands/electron-path.mjs"));
