import type { KeyrackCalls, KeyrackEvents } from "./contract.ts";

/** The channel of every call. Names only, so that the preload stays free of schemas. */
export const callChannels = {
  getAppState: "app:get-state",
  listKeys: "keys:list",
  revealKey: "keys:reveal",
  hideKey: "keys:hide",
  copyKey: "keys:copy",
  prepareRefresh: "refreshes:prepare",
  refreshKeys: "refreshes:refresh",
  resolveRefresh: "refreshes:resolve",
  verifyRefresh: "refreshes:verify",
  setRefreshPlaces: "refreshes:set-places",
  dismissRefresh: "refreshes:dismiss",
  dropRunbook: "refreshes:drop-runbook",
  copySupportRequest: "refreshes:copy-support-request",
  acknowledgeKeyChange: "keys:acknowledge-change",
  listCompanyKeys: "company-keys:list",
  createCompanyKey: "company-keys:create",
  replaceCompanyKey: "company-keys:replace",
  exportCompanyKeys: "company-keys:export",
  getClipboardState: "clipboard:get-state",
  clearClipboard: "clipboard:clear",
  keepClipboard: "clipboard:keep",
  lock: "lock:lock",
  unlock: "lock:unlock",
  setPassphrase: "lock:set-passphrase",
  setProtection: "settings:set-protection",
  listActivity: "activity:list",
  exportActivity: "activity:export",
  acceptUnrecorded: "activity:accept-unrecorded",
  connectBakuun: "connections:connect-bakuun",
  connectBokamera: "connections:connect-bokamera",
  signIn: "connections:sign-in",
  signOut: "connections:sign-out",
  cancelConnecting: "connections:cancel-connecting",
  connectDemo: "connections:connect-demo",
  selectConnection: "connections:select",
  removeConnection: "connections:remove",
  nameCompany: "connections:name-company",
  forgetCompany: "connections:forget-company",
  setLanguage: "settings:set-language",
} as const satisfies Record<keyof KeyrackCalls, string>;

/** The channel of every event. */
export const eventChannels = {
  appStateChanged: "app:state-changed",
  clipboardStateChanged: "clipboard:state-changed",
  menuCommand: "menu:command",
} as const satisfies Record<keyof KeyrackEvents, string>;

export const callNames = Object.keys(callChannels) as readonly (keyof KeyrackCalls)[];
