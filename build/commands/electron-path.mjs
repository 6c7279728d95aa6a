import { electronPath } from "../setup/electron-path.mjs";

/** `node build/electron-path.mjs`: prints the Electron executable in use. */
export async function run() {
  process.stdout.write(`${electronPath()}\n`);
  return 0;
}
