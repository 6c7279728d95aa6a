import { app } from "electron";
import { startPage } from "./appOrigin.ts";

/**
 * No page of ours, and no frame in one, goes anywhere else, opens a window or embeds a web view.
 * Must run before the app is ready.
 */
export function refuseNavigation(): void {
  app.on("web-contents-created", (_event, contents) => {
    // Also told of the page as a whole, for which there is `will-navigate` besides.
    contents.on("will-frame-navigate", (event) => {
      if (!event.isMainFrame || event.url !== startPage) event.preventDefault();
    });
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}
