import { contextBridge, ipcRenderer, webUtils } from "electron";
import { callChannels, eventChannels } from "../shared/channels.ts";
import type { KeyrackApi, KeyrackCalls, KeyrackEvents } from "../shared/contract.ts";

const call =
  <Name extends keyof KeyrackCalls>(name: Name) =>
  (request?: unknown) =>
    ipcRenderer.invoke(callChannels[name], request) as ReturnType<KeyrackCalls[Name]>;

const on =
  <Name extends keyof KeyrackEvents>(name: Name) =>
  (listener: (payload: KeyrackEvents[Name]) => void) => {
    // SECURITY: the page gets the payload only, never the event, whose `sender` is raw IPC.
    const forward = (_event: unknown, payload: KeyrackEvents[Name]) => listener(payload);
    ipcRenderer.on(eventChannels[name], forward);
    return () => void ipcRenderer.off(eventChannels[name], forward);
  };

const keyrack: KeyrackApi = {
  getAppState: call("getAppState"),

  listKeys: call("listKeys"),
  revealKey: call("revealKey"),
  hideKey: call("hideKey"),
  copyKey: call("copyKey"),
  copyKeysAs: call("copyKeysAs"),
  previewCopy: call("previewCopy"),
  setNamePattern: call("setNamePattern"),

  chooseConfigFile: call("chooseConfigFile"),
  openLinkedFile: call("openLinkedFile"),
  previewFileWrite: call("previewFileWrite"),
  writeFile: call("writeFile"),
  undoFileWrite: call("undoFileWrite"),
  unlinkFile: call("unlinkFile"),
  checkLinkedFiles: call("checkLinkedFiles"),
  updateLinkedFiles: call("updateLinkedFiles"),
  scanFolder: call("scanFolder"),
  cancelFolderScan: call("cancelFolderScan"),
  getFolderScan: call("getFolderScan"),
  linkFindings: call("linkFindings"),
  identifyClipboard: call("identifyClipboard"),
  identifyFile: call("identifyFile"),

  prepareRefresh: call("prepareRefresh"),
  refreshKeys: call("refreshKeys"),
  resolveRefresh: call("resolveRefresh"),
  verifyRefresh: call("verifyRefresh"),
  setRefreshPlaces: call("setRefreshPlaces"),
  dismissRefresh: call("dismissRefresh"),
  dropRunbook: call("dropRunbook"),
  copySupportRequest: call("copySupportRequest"),
  acknowledgeKeyChange: call("acknowledgeKeyChange"),

  listCompanyKeys: call("listCompanyKeys"),
  createCompanyKey: call("createCompanyKey"),
  replaceCompanyKey: call("replaceCompanyKey"),
  exportCompanyKeys: call("exportCompanyKeys"),

  getClipboardState: call("getClipboardState"),
  clearClipboard: call("clearClipboard"),
  keepClipboard: call("keepClipboard"),

  lock: call("lock"),
  unlock: call("unlock"),
  setPassphrase: call("setPassphrase"),
  setProtection: call("setProtection"),

  listActivity: call("listActivity"),
  exportActivity: call("exportActivity"),
  acceptUnrecorded: call("acceptUnrecorded"),

  connectBakuun: call("connectBakuun"),
  connectBokamera: call("connectBokamera"),
  signIn: call("signIn"),
  signOut: call("signOut"),
  cancelConnecting: call("cancelConnecting"),
  connectDemo: call("connectDemo"),
  selectConnection: call("selectConnection"),
  removeConnection: call("removeConnection"),

  nameCompany: call("nameCompany"),
  forgetCompany: call("forgetCompany"),

  setLanguage: call("setLanguage"),

  // SECURITY: a page can make up a path, but no file that the browser gives it one for.
  pathOfFile: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ""),

  onAppStateChanged: on("appStateChanged"),
  onClipboardStateChanged: on("clipboardStateChanged"),
  onFolderScanChanged: on("folderScanChanged"),
  onMenuCommand: on("menuCommand"),
};

contextBridge.exposeInMainWorld("keyrack", keyrack);
