/**
 * @typedef {{
 *   version?: string,
 *   dev?: boolean,
 *   optional?: boolean,
 *   os?: string[],
 *   cpu?: string[],
 *   libc?: string[],
 *   optionalDependencies?: Record<string, string>,
 * }} Locked
 * @typedef {{ packages: Record<string, Locked> }} Lockfile
 */

const systems = ["android", "darwin", "win32", "linux", "freebsd", "openharmony", "sunos", "aix"];
const processors = [
  "x64",
  "arm64",
  "arm",
  "ia32",
  "ppc64",
  "riscv64",
  "s390x",
  "loong64",
  "wasm32",
];

/**
 * The lockfile with every optional package that its packages name with an exact version. What is
 * added has no integrity, since that can't be had without the package; npm adds it where it can.
 *
 * @param {Lockfile} lockfile
 * @returns {{ lockfile: Lockfile, added: readonly string[] }} `added`: the places
 */
export function completeLockfile(lockfile) {
  const packages = { ...lockfile.packages };
  const added = [];
  const outermostFirst = Object.keys(packages).sort((one, other) => depthOf(one) - depthOf(other));
  for (const place of outermostFirst) {
    const { optionalDependencies = {}, dev } = packages[place] ?? {};
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const found = lookUp(packages, place, name);
      if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version) || found?.version === version) continue;
      // Where another version stands in the way, it goes below the package that wants it.
      const target = `${found && place ? `${place}/` : ""}node_modules/${name}`;
      packages[target] = { version, ...(dev ? { dev } : {}), optional: true, ...systemOf(name) };
      added.push(target);
    }
  }
  const sorted = Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1));
  return { lockfile: { ...lockfile, packages: Object.fromEntries(sorted) }, added };
}

/** @param {string} place */
function depthOf(place) {
  return place.split("node_modules/").length;
}

/**
 * The package that `name` means at a place: as Node does, from there upwards.
 *
 * @param {Record<string, Locked>} packages
 * @param {string} place
 * @param {string} name
 * @returns {Locked | undefined}
 */
function lookUp(packages, place, name) {
  for (let base = place; ; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    const found = packages[`${base ? `${base}/` : ""}node_modules/${name}`];
    if (found || base === "") return found;
  }
}

/**
 * For which system a package is, by its name: `@biomejs/cli-linux-x64-musl`. It must be told, or
 * npm would install it everywhere.
 *
 * @param {string} name
 * @returns {Pick<Locked, "os" | "cpu" | "libc">}
 */
function systemOf(name) {
  const words = (name.split("/").at(-1) ?? "").split("-");
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : "glibc";
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os ? { os: [os] } : {}),
    ...(os === "linux" && words.length > 2 ? { libc: [libc] } : {}),
  };
}
