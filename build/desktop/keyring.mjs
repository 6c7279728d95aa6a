import { busNameHasOwner } from "./session-bus.mjs";
import { endChild, spawnTied } from "./spawn-tied.mjs";
import { waitUntil } from "./wait-until.mjs";

/**
 * A real gnome-keyring in the home and on the bus that `env` names, unlocked.
 *
 * @param {{ env: NodeJS.ProcessEnv }} place
 * @returns {Promise<{ processId: number | undefined, stop: () => Promise<void> }>}
 */
export async function startKeyring({ env }) {
  const child = spawnTied(
    "gnome-keyring-daemon",
    ["--foreground", "--unlock", "--components=secrets"],
    { env, stdio: ["pipe", "ignore", "ignore"] },
  );
  // By standard input, where no other process can read it; an empty password would be refused.
  child.stdin?.end("keyrack-test");
  await waitUntil("The start of gnome-keyring", () =>
    busNameHasOwner({ env, name: "org.freedesktop.secrets" }),
  );
  return { processId: child.pid, stop: () => endChild(child) };
}
