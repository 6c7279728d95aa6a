import type { WebPreferences } from "electron";

/**
 * What a page may do, said in full: Electron's defaults are the same for most of it, but a default
 * can change with a version.
 *
 * @param preload the absolute path of the preload script.
 */
export function pagePreferences({
  preload,
  isPackaged,
}: {
  readonly preload: string;
  readonly isPackaged: boolean;
}): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // SECURITY: a debugger on the page reads what is revealed in it. Tests need one.
    devTools: !isPackaged,
    // A page that stays open in a dialog of its own can't be locked.
    disableDialogs: true,
    safeDialogs: true,
    webgl: false,
    enableWebSQL: false,
    plugins: false,
    // SECURITY: the spell checker would keep typed words and fetch dictionaries.
    spellcheck: false,
  };
}
