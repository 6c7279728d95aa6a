import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { packageApp } from "../../../build/packaging/package-app.mjs";
import { poll } from "./poll.ts";
import { findDescendants } from "./processes.ts";

const run = promisify(execFile);

/** A packaged app that was started without Playwright, which a release does not let in. */
export interface RunningPackage {
  readonly processId: number;
  readonly userDataDir: string;
  /** What it has written to its standard error so far. */
  errors(): string;
  /** Its exit code once it has ended by itself; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Waits until its window is on the screen. */
  windowShown(): Promise<void>;
  kill(): Promise<void>;
}

/** Packages the built app once more, into a folder of its own; the executable. */
export async function makePackage(): Promise<string> {
  const outputFolder = await mkdtemp(path.join(os.tmpdir(), "keyrack-package-"));
  const folder = await packageApp({ forRelease: false, outputFolder });
  return path.join(folder, "keyrack");
}

export async function startPackage(
  executable: string,
  {
    args = [],
    env = {},
  }: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<RunningPackage> {
  const userDataDir = await mkdtemp(path.join(os.tmpdir(), "keyrack-user-data-"));
  const own = [`--user-data-dir=${userDataDir}`, "--password-store=gnome-libsecret"];
  const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", executable, ...own, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  const processId = child.pid ?? 0;
  return {
    processId,
    userDataDir,
    errors: () => errors,
    ended,
    windowShown: async () => {
      await poll("the window", () => isWindowShown(processId), { limitMs: 20_000 });
    },
    kill: () => killAll(child, ended),
  };
}

/** Whether a process has a window on the screen, as any other program sees it. */
async function isWindowShown(processId: number): Promise<boolean> {
  const search = ["search", "--onlyvisible", "--all", "--pid", String(processId), "--name", "."];
  const { stdout } = await run("xdotool", search);
  return stdout.trim() !== "";
}

async function killAll(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  const family = findDescendants(child.pid ?? 0);
  child.kill("SIGKILL");
  await ended;
  for (const { id } of family) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It has ended with its parent.
    }
  }
}

/** Whether something of this computer listens on a port. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
