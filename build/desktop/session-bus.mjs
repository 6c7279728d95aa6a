import { existsSync } from "node:fs";
import path from "node:path";
import { runProgram } from "../run-program.mjs";
import { endChild, spawnTied } from "./spawn-tied.mjs";
import { waitUntil } from "./wait-until.mjs";

/**
 * A D-Bus session of its own.
 *
 * @param {{ env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function startSessionBus({ env, folder }) {
  const socket = path.join(folder, "bus");
  const address = `unix:path=${socket}`;
  const child = spawnTied(
    "dbus-daemon",
    ["--session", "--nofork", "--nopidfile", "--address", address],
    { env, stdio: "ignore" },
  );
  await waitUntil("The start of the D-Bus session", () => existsSync(socket));
  return { address, stop: () => endChild(child) };
}

/**
 * @param {{ env: NodeJS.ProcessEnv, name: string }} question
 * @returns {Promise<boolean>}
 */
export async function busNameHasOwner({ env, name }) {
  const { output } = await runProgram(
    "dbus-send",
    [
      "--session",
      "--print-reply",
      "--dest=org.freedesktop.DBus",
      "/org/freedesktop/DBus",
      "org.freedesktop.DBus.NameHasOwner",
      `string:${name}`,
    ],
    { env },
  );
  return output.includes("boolean true");
}
