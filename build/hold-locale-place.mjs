/**
 * The environment for a start of Electron with `--lang`, for which it sets `LC_ALL` for a moment.
 * If there is none yet, glibc below 2.41 may move the array of all variables and free the old one.
 * Another thread of Electron, which connects to the system bus, reads the array at about that time,
 * and in up to one of a hundred starts the app ends by SIGSEGV before it has a window.
 *
 * An empty `LC_ALL` means the same as none and holds the place, so that nothing is moved. Electron
 * has mended it in 2026 (electron/electron#53491); the one from the package registry is older.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function holdLocalePlace(env) {
  return { ...env, LC_ALL: env.LC_ALL ?? "" };
}
