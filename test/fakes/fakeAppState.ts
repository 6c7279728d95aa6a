import type { ApiKeyRow, Instant, KeyAccess, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { AppState } from "../../shared/appState.ts";
import type { Connection, ConnectionId } from "../../shared/connection.ts";
import { configCopyFormats } from "../../shared/copyFormat.ts";
import { defaultProtection } from "../../shared/protection.ts";

const bakuunCapabilities = {
  keys: "groups",
  refresh: "invalidates",
  lastUsed: true,
  expiry: false,
  verifies: "read-keys",
  copyFormats: [...configCopyFormats, "body-field", "curl"],
} as const;

const bokameraCapabilities = {
  keys: "company",
  refresh: "replaces",
  lastUsed: false,
  expiry: true,
  verifies: "every-key",
  copyFormats: [...configCopyFormats, "http-header", "curl", "mcp"],
} as const;

export const liveConnection: Connection = {
  connectionId: "connection-live" as ConnectionId,
  platform: "bakuun",
  environment: "live",
  name: "Grand Hotel",
  origin: "https://portal.example",
  isDemo: false,
  capabilities: bakuunCapabilities,
  signIn: null,
  companies: [],
  namePattern: "BAKUUN_{group}_{access}_KEY",
  isNamePatternDefault: true,
};

export const sandboxConnection: Connection = {
  ...liveConnection,
  connectionId: "connection-sandbox" as ConnectionId,
  environment: "sandbox",
  name: "Grand Hotel sandbox",
};

export const demoConnection: Connection = {
  ...liveConnection,
  connectionId: "connection-demo" as ConnectionId,
  name: "Demo hotel",
  origin: null,
  isDemo: true,
};

export const bokameraConnection: Connection = {
  ...liveConnection,
  connectionId: "connection-bokamera" as ConnectionId,
  platform: "bokamera",
  name: "Fjällgården",
  origin: "https://api.example",
  capabilities: bokameraCapabilities,
  signIn: { way: "password", email: "anna@fjallgarden.example" },
  namePattern: "BOKAMERA_API_KEY",
};

export function fakeAppState(): AppState {
  return {
    connections: [liveConnection],
    selectedConnectionId: liveConnection.connectionId,
    keychain: { state: "available", name: "secret-service" },
    language: "system",
    locale: "en",
    chromiumSandbox: true,
    settingsSetAsideAs: null,
    settingsAreSaved: true,
    lock: { state: "unlocked" },
    unlockWays: { touchId: false, passphrase: false },
    protection: defaultProtection,
    systemProtection: {
      hidesFromCapture: false,
      clipboard: [
        { id: "cleared", state: "applies" },
        { id: "primary-selection", state: "applies" },
        { id: "kde-hint", state: "not-in-this-runtime" },
        { id: "windows-history", state: "other-system" },
        { id: "windows-cloud", state: "other-system" },
        { id: "windows-monitors", state: "other-system" },
        { id: "macos-concealed", state: "other-system" },
      ],
    },
    activityLog: { state: "recording", isUnrecordedAccepted: false, isBroken: false },
    refreshes: [],
    refreshesSetAsideAs: [],
    keyChanges: [],
    linkedFiles: [],
    copyChoices: [],
    appVersion: "0.1.0",
  };
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Six keys of three groups, used from "just now" to "never". */
export function fakeRows(nowMs: number): readonly ApiKeyRow[] {
  return [
    fakeRow("mapping", "Read", "c07e", nowMs - 1.3 * dayMs, nowMs - 60 * dayMs),
    fakeRow("mapping", "Post", "88a1", null, nowMs - 60 * dayMs),
    fakeRow("ari", "Read", "MwCk", nowMs - 20 * minuteMs, nowMs - 60 * dayMs),
    fakeRow("ari", "Post", "1f9c", nowMs - 3 * minuteMs, nowMs - 8 * dayMs),
    fakeRow("booking", "Read", "e55b", nowMs - 65 * minuteMs, nowMs - 60 * dayMs),
    fakeRow("booking", "Post", "40d2", nowMs - 20_000, nowMs - 30 * dayMs),
  ];
}

export function fakeRow(
  group: string,
  name: string,
  ending: string,
  lastUsedMs: number | null,
  createdMs: number | null,
): ApiKeyRow {
  return {
    keyId: `${group}-${name}`.toLowerCase() as KeyId,
    group: group as KeyGroup,
    access: accessOf(name),
    name,
    maskedKey: `••••••••••••${ending}`,
    lastUsed: instant(lastUsedMs),
    created: instant(createdMs),
    version: `${group}-${name}-1`,
  };
}

function accessOf(name: string): KeyAccess {
  if (name === "Read") return "read";
  return name === "Post" ? "post" : "other";
}

function instant(timeMs: number | null): Instant | null {
  return timeMs === null ? null : (new Date(timeMs).toISOString() as Instant);
}
