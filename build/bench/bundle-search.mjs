import path from "node:path";
import { build } from "vite";
import { checkout } from "../checkout.mjs";

const parts = {
  activitySecrets: "electron/adapters/activitySecrets.ts",
  folderSearchThread: "electron/adapters/folderSearch/folderSearchThread.ts",
  folderSearchWorker: "electron/adapters/folderSearch/folderSearchWorker.ts",
  secret: "electron/core/secret.ts",
};

/**
 * Bundles the search of folders with its thread, as the app has them, for plain Node.
 *
 * @param {string} folder gets a script for each part
 * @returns {Promise<string>} the thread's own script
 */
export async function bundleSearch(folder) {
  await build({
    configFile: false,
    root: checkout,
    logLevel: "silent",
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      rollupOptions: { input: parts, output: { entryFileNames: "[name].mjs" } },
    },
  });
  return path.join(folder, "folderSearchWorker.mjs");
}
