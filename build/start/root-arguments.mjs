import { say } from "../say.mjs";

/**
 * What the app needs when root starts it, said to the person at the terminal.
 *
 * @returns {string[]}
 */
export function rootArguments() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return [];
  // SECURITY: without the sandbox a page that is taken over has all of root's rights, so that this
  // must never look like the usual way.
  say(
    "You are root, and Chromium's sandbox can't work as root, so it is off. This run is for looking around only: don't connect live keys in it.",
  );
  return ["--no-sandbox"];
}
