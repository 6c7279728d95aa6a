/** The switches that a release takes: our own, and Chromium's that a desktop or a network needs. */
const known: ReadonlySet<string> = new Set([
  "demo",
  "user-data-dir",
  "lang",
  "password-store",
  // Displays that Chromium does not understand by itself.
  "disable-gpu",
  "force-device-scale-factor",
  "ozone-platform",
  "ozone-platform-hint",
  // Screen readers that Chromium does not notice.
  "force-renderer-accessibility",
  // Networks whose proxy is not in the system's settings. What is sent is https all the same.
  "no-proxy-server",
  "proxy-bypass-list",
  "proxy-pac-url",
  "proxy-server",
  // Windows adds it to measure the start.
  "original-process-start-time",
]);

/** What macOS itself adds to the command line of an app that is opened from the Finder. */
const macLaunchWords = /^-(?:psn_|NS|Apple)/;

/**
 * The switches on a command line that are not known here, found as Chromium finds switches: a word
 * with one dash or two, on Windows with a slash too, up to a word of two dashes alone.
 *
 * SECURITY: known ones are named rather than dangerous ones. Chromium has some 1,500 switches, gets
 * more with each version, and many open a door: to a debugger, to a log of all that is sent, to
 * another program in the place of a process.
 *
 * @param words the command line without the program's name.
 */
export function unknownSwitches(words: readonly string[], platform: NodeJS.Platform): string[] {
  const end = words.indexOf("--");
  const isWindows = platform === "win32";
  return (end === -1 ? words : words.slice(0, end))
    .filter((word) => (isWindows ? /^[-/]./ : /^-./).test(word))
    .filter((word) => platform !== "darwin" || !macLaunchWords.test(word))
    .map((word) => nameOf(word))
    .filter((name) => !known.has(isWindows ? name.toLowerCase() : name));
}

function nameOf(word: string): string {
  return word.replace(/^(?:--?|\/)/, "").replace(/=.*$/s, "");
}
