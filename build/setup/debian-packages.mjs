import { CommandFailure } from "../command-failure.mjs";
import { runProgram } from "../run-program.mjs";

const forElectron = [
  "libgtk-3-0",
  "libnss3",
  "libasound2",
  "libgbm1",
  "libxss1",
  "libxtst6",
  "libnotify4",
];
const forVirtualDisplay = ["xvfb", "xauth"];
const forTestDesktop = [
  "dbus",
  "dbus-x11",
  "gnome-keyring",
  "xclip",
  "openbox",
  "xdotool",
  // A second engine: the browser that people sign in with.
  "chromium",
];

/** Newer systems have these under a name that ends in t64 (64-bit time). */
const renamed = new Set(["libgtk-3-0", "libasound2"]);

/**
 * @param {{ forTests: boolean, hasDisplay: boolean }} purpose
 * @returns {string[]}
 */
export function wantedPackages({ forTests, hasDisplay }) {
  return [
    ...forElectron,
    ...(forTests || !hasDisplay ? forVirtualDisplay : []),
    ...(forTests ? forTestDesktop : []),
  ];
}

/**
 * What is still to be installed, under the names that this system knows. A system that has gone
 * over to 64-bit time is known by having any package with such a name: even the smallest one has.
 *
 * @param {readonly string[]} wanted
 * @param {ReadonlySet<string>} installed
 * @returns {string[]}
 */
export function missingPackages(wanted, installed) {
  const hasNewNames = [...installed].some((name) => name.endsWith("t64"));
  return wanted
    .filter((name) => !installed.has(name) && !(renamed.has(name) && installed.has(`${name}t64`)))
    .map((name) => (hasNewNames && renamed.has(name) ? `${name}t64` : name));
}

/** @returns {Promise<Set<string>>} */
export async function installedPackages() {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg's
  const format = "${Package} ${db:Status-Status}\n";
  const { code, output } = await runProgram("dpkg-query", ["-W", "-f", format]);
  if (code !== 0) throw new CommandFailure(`dpkg-query failed: ${output}`);
  return parseInstalledPackages(output);
}

/**
 * @param {string} text lines of `NAME STATE`
 * @returns {Set<string>}
 */
export function parseInstalledPackages(text) {
  const lines = text.split("\n").map((line) => line.split(" "));
  return new Set(lines.flatMap(([name, state]) => (name && state === "installed" ? [name] : [])));
}
