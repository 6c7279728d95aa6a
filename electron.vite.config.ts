import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const minify = true;

/**
 * Three bundles to `out/`: main (with the demo server, which runs in a process of its own,
 * and the threads of the keychain and of the search of folders as further entries), the preload as
 * one CommonJS file (a sandboxed preload can't be anything else), and the page.
 */
// biome-ignore lint/style/noDefaultExport: electron-vite reads the default export
export default defineConfig({
  main: {
    build: {
      minify,
      outDir: "out/main",
      externalizeDeps: { exclude: [] },
      rollupOptions: {
        input: {
          main: "electron/main.ts",
          demoServer: "electron/demo/demoServerProcess.ts",
          keychainWorker: "electron/adapters/keychainWorker.ts",
          folderSearchWorker: "electron/adapters/folderSearch/folderSearchWorker.ts",
        },
        output: { format: "es", entryFileNames: "[name].js" },
      },
    },
  },
  preload: {
    build: {
      minify,
      outDir: "out/preload",
      rollupOptions: {
        input: { preload: "electron/preload.ts" },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: "renderer",
    plugins: [react()],
    build: {
      minify,
      outDir: "out/renderer",
      rollupOptions: { input: "renderer/index.html" },
    },
  },
});
