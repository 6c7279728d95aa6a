import { expect, it } from "vitest";
import { pagePreferences } from "../../electron/security/pagePreferences.ts";

const preload = "/opt/keyrack/preload.cjs";

// Seen to fail with any line of it taken out or turned around.
it("gives a page no more than it needs, in words of our own rather than by default", () => {
  expect(pagePreferences({ preload, isPackaged: true })).toEqual({
    preload,
    // Items 2 to 4 of Electron's security tutorial.
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    // 6, 8, 9: `enableBlinkFeatures`, item 10, is not there at all.
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    // 11 and 12.
    webviewTag: false,
    devTools: false,
    disableDialogs: true,
    safeDialogs: true,
    navigateOnDragDrop: false,
    enableWebSQL: false,
    plugins: false,
    spellcheck: false,
    webgl: false,
  });
});

it("lets developer tools in where the app is developed and tested, and nothing else", () => {
  const released = pagePreferences({ preload, isPackaged: true });
  const developed = pagePreferences({ preload, isPackaged: false });
  expect(developed).toEqual({ ...released, devTools: true });
});
