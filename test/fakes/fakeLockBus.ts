import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startSessionBus } from "../../build/desktop/session-bus.mjs";
import { waitUntil } from "../../build/desktop/wait-until.mjs";

const run = promisify(execFile);

export interface LockSignal {
  readonly path?: string;
  readonly interface: string;
  readonly member: string;
  /** As `dbus-send` takes it, `boolean:true`. */
  readonly args?: readonly string[];
  /** A connection that alone is to get it. */
  readonly to?: string;
}

export interface LockBus {
  readonly address: string;
  send(signal: LockSignal): Promise<void>;
  stop(): Promise<void>;
}

/** A real message bus of its own, in the place of the session's or the system's. */
export async function startLockBus(): Promise<LockBus> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-bus-"));
  const bus = await startSessionBus({ env: process.env, folder });
  await waitUntil("An answer of the bus", () => doesAnswer(bus.address));
  return {
    address: bus.address,
    send: (signal) => sendLockSignal(bus.address, signal),
    stop: async () => {
      await bus.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Sends a signal as any other program on a bus would. */
export async function sendLockSignal(
  address: string,
  { path: object = "/", interface: name, member, args = [], to }: LockSignal,
): Promise<void> {
  const destination = to === undefined ? [] : [`--dest=${to}`];
  const place = [`--bus=${address}`, "--type=signal", ...destination, object];
  await run("dbus-send", [...place, `${name}.${member}`, ...args]);
}

/** Its socket is there a little before anybody listens on it. */
function doesAnswer(address: string): Promise<boolean> {
  const question = ["--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetId"];
  return run("dbus-send", [`--bus=${address}`, "--print-reply", ...question]).then(
    () => true,
    () => false,
  );
}
