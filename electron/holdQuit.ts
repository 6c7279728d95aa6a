import { timeLimit } from "./adapters/timeLimit.ts";

const quitWaitsAtMostMs = 1_000;

/** What we use of Electron's `app`. */
interface QuittingApp {
  on(name: "before-quit", listener: (event: { preventDefault(): void }) => void): unknown;
  quit(): void;
}

/**
 * Holds the quit until `work` is done, for a second at most: a key of ours is off the clipboard,
 * one that was just being copied does not come any more, and the activity log is complete.
 */
export function holdQuit(app: QuittingApp, work: () => Promise<unknown>): void {
  let state: "running" | "held" | "done" = "running";
  const quit = (): void => {
    state = "done";
    app.quit();
  };
  app.on("before-quit", (event) => {
    if (state === "done") return;
    event.preventDefault();
    if (state === "held") return;
    state = "held";
    // Also when the work has failed: nothing is left that would try again.
    void timeLimit(work(), quitWaitsAtMostMs, null).then(quit, quit);
  });
}
