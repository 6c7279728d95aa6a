import type { App } from "electron";
import { timeLimit } from "./adapters/timeLimit.ts";
import type { ClipboardLease } from "./core/clipboardLease.ts";

const quitWaitsAtMostMs = 1_000;

/**
 * Holds the quit, for a second at most, until a key of ours is off the clipboard, and one that was
 * just being copied does not come any more.
 */
export function clearClipboardBeforeQuit(app: App, lease: ClipboardLease): void {
  let isDone = false;
  app.on("before-quit", (event) => {
    if (isDone) return;
    event.preventDefault();
    void timeLimit(lease.close(), quitWaitsAtMostMs, null).finally(() => {
      isDone = true;
      app.quit();
    });
  });
}
