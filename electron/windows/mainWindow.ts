import { app, BrowserWindow, nativeTheme, screen } from "electron";
import type { SettingsStore, WindowPlacement } from "../core/settingsStore.ts";
import { startPage } from "../security/appOrigin.ts";
import { pagePreferences } from "../security/pagePreferences.ts";
import { placeWindow, smallestWindow } from "./placeWindow.ts";

/** The one window: sandboxed, isolated, at its old place, shown once there is something to see. */
export function openMainWindow(
  { settings }: { settings: SettingsStore },
  { preload }: { preload: string },
): BrowserWindow {
  const saved = settings.read().window;
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeWindow(saved, workAreas),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: "Keyrack",
    show: false,
    // Alt shows it; all that it offers stands in the window too.
    autoHideMenuBar: true,
    // The page's own background, so that the first paint does not flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#101113" : "#f6f6f7",
    webPreferences: pagePreferences({ preload, isPackaged: app.isPackaged }),
  });
  if (saved?.isMaximized === true) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => settings.change({ window: placementOf(window) }));
  // SECURITY: no page keeps the app from closing, which has let go of its secrets by then. To prevent
  // the prevention is to close.
  window.webContents.on("will-prevent-unload", (event) => event.preventDefault());
  showAgainAfterCrash(window);
  void window.loadURL(startPage);
  return window;
}

/** A crashed page stays blank otherwise. Three times only: one that crashes at once would loop. */
function showAgainAfterCrash(window: BrowserWindow): void {
  let crashes = 0;
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    crashes += 1;
    if (reason !== "clean-exit" && crashes <= 3) void window.loadURL(startPage);
  });
}

/** Brings the window to the front, whatever state it is in. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function placementOf(window: BrowserWindow): WindowPlacement {
  return { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
}
