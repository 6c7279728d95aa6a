import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/*
 * Three kinds of tests. `npm run check` runs the first two; the third needs a built app and a
 * desktop, which `node build/e2e.mjs` provides.
 */
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          // One process for all files: they share no state, and starting one takes longer than
          // most of them run.
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: ["test/renderer/**", "test/e2e/**"],
        },
      },
      {
        plugins: [react()],
        test: {
          name: "renderer",
          environment: "jsdom",
          // One page for all files: each test takes down what it drew.
          isolate: false,
          include: ["test/renderer/**/*.test.{ts,tsx}"],
          // Class names as they are written, so that a test can name one.
          css: { include: /\.css$/, modules: { classNameStrategy: "non-scoped" } },
        },
      },
      {
        test: {
          name: "e2e",
          environment: "node",
          include: ["test/e2e/**/*.e2e.ts"],
          // One window at a time: two cores, one clipboard, one focus.
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
