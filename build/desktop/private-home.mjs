import { mkdirSync } from "node:fs";
import path from "node:path";

/**
 * A home of its own below `folder`, so that nothing of the user's is read or touched.
 *
 * @param {string} folder
 * @returns {Record<string, string>} the variables that lead there
 */
export function makePrivateHome(folder) {
  const places = {
    HOME: "home",
    XDG_CONFIG_HOME: "home/.config",
    XDG_DATA_HOME: "home/.local/share",
    XDG_STATE_HOME: "home/.local/state",
    XDG_CACHE_HOME: "home/.cache",
    XDG_RUNTIME_DIR: "runtime",
    TMPDIR: "tmp",
  };
  const entries = Object.entries(places).map(([name, place]) => [name, path.join(folder, place)]);
  for (const [, place] of entries) mkdirSync(String(place), { recursive: true, mode: 0o700 });
  return Object.fromEntries(entries);
}
