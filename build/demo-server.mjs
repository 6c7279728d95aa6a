import { runCommand } from "./node-version.mjs";

runCommand(() => import("./commands/demo-server.mjs"));
