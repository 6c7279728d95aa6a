import { mkdirSync } from "node:fs";
import path from "node:path";
import { holdLocalePlace } from "../hold-locale-place.mjs";
import { startKeyring } from "./keyring.mjs";
import { makePrivateHome } from "./private-home.mjs";
import { startSessionBus } from "./session-bus.mjs";
import { startWindowManager } from "./window-manager.mjs";
import { startXServer } from "./x-server.mjs";

/**
 * All that a desktop app expects around it, with nothing of the user's: a display, a window
 * manager, a D-Bus session and an unlocked keyring.
 *
 * @param {{ folder: string, env: NodeJS.ProcessEnv }} place `folder`: for all that it writes
 * @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => Promise<void> }>}
 */
export async function startDesktop({ folder, env: outerEnv }) {
  const session = path.join(folder, "session");
  mkdirSync(session, { recursive: true, mode: 0o700 });
  const { WAYLAND_DISPLAY: _display, ...rest } = outerEnv;
  const homeEnv = {
    ...holdLocalePlace(rest),
    ...makePrivateHome(folder),
    XDG_SESSION_TYPE: "x11",
  };

  /** @type {Array<{ stop: () => Promise<void> }>} */
  const running = [];
  const stop = async () => {
    for (const part of running.toReversed()) await part.stop();
  };
  try {
    const xServer = await startXServer({ env: homeEnv });
    running.push(xServer);
    const bus = await startSessionBus({
      env: { ...homeEnv, DISPLAY: xServer.display },
      folder: session,
    });
    running.push(bus);
    const env = {
      ...homeEnv,
      DISPLAY: xServer.display,
      DBUS_SESSION_BUS_ADDRESS: bus.address,
    };
    running.push(await startWindowManager({ env, folder: session }));
    const keyring = await startKeyring({ env });
    running.push(keyring);
    // For tests that make it hang: this one, never the keyring of whoever runs them.
    return { env: { ...env, KEYRACK_KEYRING_PID: String(keyring.processId) }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
