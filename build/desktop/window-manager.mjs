import { existsSync } from "node:fs";
import path from "node:path";
import { endChild, spawnTied } from "./spawn-tied.mjs";
import { waitUntil } from "./wait-until.mjs";

/**
 * Without a window manager no window ever gets the focus.
 *
 * @param {{ env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function startWindowManager({ env, folder }) {
  const readyFile = path.join(folder, "window-manager-is-ready");
  const child = spawnTied("openbox", ["--startup", `touch ${readyFile}`], { env, stdio: "ignore" });
  await waitUntil("The start of openbox", () => existsSync(readyFile));
  return { stop: () => endChild(child) };
}
