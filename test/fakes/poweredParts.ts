import type { ActivityRecorder } from "../../electron/core/activity/activityRecorder.ts";
import type { CompanyKeyPlatform, GroupKeyPlatform } from "../../electron/core/keyPlatform.ts";
import type { Keychain } from "../../electron/core/ports.ts";
import type { JournalDisk, KeyMemoryStore } from "../../electron/core/refresh/refreshPorts.ts";
import type { SettingsStore } from "../../electron/core/settingsStore.ts";
import type { Power } from "./power.ts";

interface World {
  readonly power: Power;
  readonly disk: JournalDisk;
  readonly memory: KeyMemoryStore;
  readonly keychain: Keychain;
  readonly settings: SettingsStore;
  readonly activity: ActivityRecorder;
  readonly platform: GroupKeyPlatform;
  readonly company: CompanyKeyPlatform;
}

/** The world as one run of the app reaches it: as long as its power lasts. */
export function poweredParts(world: World) {
  const { power } = world;
  return {
    disk: poweredDisk(world.disk, power),
    memory: poweredMemory(world.memory, power),
    keychain: poweredKeychain(world.keychain, power),
    settings: poweredSettings(world.settings, power),
    activity: poweredActivity(world.activity, power),
    platform: poweredGroups(world.platform, power),
    company: poweredCompany(world.company, power),
  };
}

function poweredDisk(disk: JournalDisk, power: Power): JournalDisk {
  return {
    readAll: () => power.step("journal: open", () => disk.readAll()),
    write: (record) => power.step(`journal: ${record.progress.stage}`, () => disk.write(record)),
    remove: (refreshId) => power.step("journal: remove", () => disk.remove(refreshId)),
  };
}

function poweredMemory(memory: KeyMemoryStore, power: Power): KeyMemoryStore {
  return {
    read: () => memory.read(),
    write: (keys) => power.stepNow("memory: write", () => memory.write(keys)),
  };
}

function poweredKeychain(keychain: Keychain, power: Power): Keychain {
  return {
    probe: () => power.step("keychain: probe", () => keychain.probe()),
    read: (account) => power.step("keychain: read", () => keychain.read(account)),
    write: (account, secret) =>
      power.step("keychain: write", () => keychain.write(account, secret)),
    remove: (account) => power.step("keychain: remove", () => keychain.remove(account)),
  };
}

function poweredSettings(settings: SettingsStore, power: Power): SettingsStore {
  return {
    get setAsideAs() {
      return settings.setAsideAs;
    },
    get isSaved() {
      return settings.isSaved;
    },
    read: () => settings.read(),
    change: (change) => power.stepNow("settings: change", () => settings.change(change)),
  };
}

function poweredActivity(activity: ActivityRecorder, power: Power): ActivityRecorder {
  return {
    record: (event) =>
      power.step(`log: ${event.action} ${event.result}`, () => activity.record(event)),
    recordStrictly: (event) =>
      power.step(`log: ${event.action} ${event.result}`, () => activity.recordStrictly(event)),
  };
}

function poweredGroups(platform: GroupKeyPlatform, power: Power): GroupKeyPlatform {
  return {
    kind: "groups",
    get capabilities() {
      return platform.capabilities;
    },
    get keyUse() {
      return platform.keyUse;
    },
    nowMs: () => platform.nowMs(),
    findOrigin: () => power.step("platform: findOrigin", () => platform.findOrigin()),
    whoAmI: () => power.step("platform: whoAmI", () => platform.whoAmI()),
    listKeys: () => power.step("platform: listKeys", () => platform.listKeys()),
    revealKey: (keyId) => power.step("platform: revealKey", () => platform.revealKey(keyId)),
    refreshKey: (order) => power.step("platform: refreshKey", () => platform.refreshKey(order)),
    verifyKey: (key) => power.step("platform: verifyKey", () => platform.verifyKey(key)),
  };
}

function poweredCompany(platform: CompanyKeyPlatform, power: Power): CompanyKeyPlatform {
  return {
    kind: "company",
    get capabilities() {
      return platform.capabilities;
    },
    get keyUse() {
      return platform.keyUse;
    },
    findOrigin: () => power.step("platform: findOrigin", () => platform.findOrigin()),
    whoAmI: () => power.step("platform: whoAmI", () => platform.whoAmI()),
    listCompanyKeys: (query) =>
      power.step("platform: listCompanyKeys", () => platform.listCompanyKeys(query)),
    readCompanyKeys: (query) =>
      power.step("platform: readCompanyKeys", () => platform.readCompanyKeys(query)),
    revealKey: (keyId) => power.step("platform: revealKey", () => platform.revealKey(keyId)),
    createCompanyKey: (order) =>
      power.step("platform: createCompanyKey", () => platform.createCompanyKey(order)),
    verifyKey: (key) => power.step("platform: verifyKey", () => platform.verifyKey(key)),
  };
}
