import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CommandFailure } from "../command-failure.mjs";
import { endMarkedProcesses, runMark } from "../desktop/end-marked-processes.mjs";
import { spawnTied } from "../desktop/spawn-tied.mjs";
import { startDesktop } from "../desktop/start-desktop.mjs";
import { endOf } from "../end-of.mjs";

/**
 * `node build/desktop.mjs PROGRAM ARGS…` runs a program on a desktop of its own and ends with the
 * program's exit code. Where there is no X11 the program runs on the desktop that is there.
 *
 * @param {readonly string[]} args
 */
export async function run([program, ...args]) {
  if (!program) throw new CommandFailure("Name the program to run on the desktop.");
  const folder = mkdtempSync(path.join(os.tmpdir(), "keyrack-desktop-"));
  process.on("exit", () => {
    endMarkedProcesses(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  const outerEnv = { ...process.env, [runMark]: folder };
  const desktop =
    process.platform === "linux"
      ? await startDesktop({ folder, env: outerEnv })
      : { env: outerEnv, stop: async () => {} };
  const child = spawnTied(program, args, {
    env: desktop.env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await endOf(child);
  await desktop.stop();
  return code;
}
