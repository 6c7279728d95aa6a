import { app } from "electron";
import { startPage } from "./appOrigin.ts";

/** No page of ours goes anywhere else, opens a window or embeds a web view. */
export function refuseNavigation(): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", (event) => {
      if (event.url !== startPage) event.preventDefault();
    });
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}
