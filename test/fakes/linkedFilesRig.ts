import { join } from "node:path";
import { activitySecrets } from "../../electron/adapters/activitySecrets.ts";
import { configFormats } from "../../electron/adapters/configFormats/secretConfigFormats.ts";
import { CacheKey } from "../../electron/adapters/linkedFiles/cacheKey.ts";
import { ConfigFileDisk } from "../../electron/adapters/linkedFiles/configFileDisk.ts";
import { EncryptedBackups } from "../../electron/adapters/linkedFiles/encryptedBackups.ts";
import type { KeyPlatform } from "../../electron/core/keyPlatform.ts";
import { KeyHistory } from "../../electron/core/linkedFiles/keyHistory.ts";
import type { LinkedFileParts } from "../../electron/core/linkedFiles/linkedFileParts.ts";
import type { RememberedLinks } from "../../electron/core/linkedFiles/linkedFilePorts.ts";
import { LinkedFiles } from "../../electron/core/linkedFiles/linkedFiles.ts";
import { LinkMemory } from "../../electron/core/linkedFiles/linkMemory.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { Instant, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { EntryPath, FileWritePreview, LinkedFile } from "../../shared/linkedFile.ts";
import { err, ok } from "../../shared/result.ts";
import { countingRandom } from "./countingRandom.ts";
import { FakeClock } from "./fakeClock.ts";
import { FakeKeychain } from "./fakeKeychain.ts";
import { RecordingActivity } from "./recordingActivity.ts";
import { recordingLog } from "./recordingLog.ts";

const salt = new Secret("salt");
export const fingerprintOf = (text: string) => activitySecrets.fingerprint(salt, new Secret(text));

/**
 * What main does with files, on the real disk, formats and backups; only the system's dialog, the
 * platform and the keychain are others. `startAgain` is the next run of the app.
 */
export class LinkedFilesRig {
  readonly connectionId = "grand" as ConnectionId;
  readonly activity = new RecordingActivity();
  readonly clock = new FakeClock();
  readonly keychain = new FakeKeychain();
  /** What the last list told of every key. */
  listed: { version: string; changedAt: Instant | null } = { version: "1", changedAt: null };
  /** The file that a person chooses. */
  file: string;
  isStillAsked = true;
  isLocked = false;
  hasKeychain = true;
  remembered: RememberedLinks = { links: [], keys: [] };
  /** How often links or keys were written to the disk, and files were opened. */
  writes = 0;
  opens = 0;
  newKeyOf: LinkedFileParts["newKeyOf"] = async () => err({ kind: "refresh-not-found" });
  /** As the watch does when a file changes. */
  watched: (path: string) => void = () => undefined;
  history: KeyHistory;
  files: LinkedFiles;
  readonly #folder: string;
  readonly #platform: KeyPlatform;
  readonly #random = countingRandom();

  constructor({ folder, platform }: { folder: string; platform: KeyPlatform }) {
    this.#folder = folder;
    this.#platform = platform;
    this.file = join(folder, ".env");
    const { history, files } = this.#build();
    this.history = history;
    this.files = files;
  }

  startAgain(): void {
    const { history, files } = this.#build();
    this.history = history;
    this.files = files;
  }

  async prepare(keyId: KeyId, entry: EntryPath): Promise<FileWritePreview> {
    const chosen = await this.files.choose();
    if (!chosen.ok || chosen.value === null) throw new Error(JSON.stringify(chosen));
    const { fileId } = chosen.value;
    const { connectionId } = this;
    const preview = await this.files.preview({ connectionId, keyId, fileId, entry, created: null });
    if (!preview.ok) throw new Error(JSON.stringify(preview));
    return preview.value;
  }

  async write(keyId: KeyId, entry: EntryPath) {
    const { writeId } = await this.prepare(keyId, entry);
    return this.files.write({ writeId, isSlotConfirmed: false }, () => this.isStillAsked);
  }

  link(at = 0): LinkedFile {
    const link = this.files.list()[at];
    if (link === undefined) throw new Error("no such link");
    return link;
  }

  #build() {
    const { activity, clock, connectionId } = this;
    const platform = this.#platform;
    const fingerprint = async (secret: Secret) =>
      this.hasKeychain ? activitySecrets.fingerprint(salt, secret) : null;
    const store = {
      read: () => this.remembered,
      write: (links: RememberedLinks) => {
        this.writes += 1;
        this.remembered = links;
      },
    };
    const memory = new LinkMemory({ store });
    const history = new KeyHistory({
      memory,
      fingerprint,
      maskedKey: activitySecrets.maskedKey,
      clock,
      findKnownKey: () => ({ group: "ari" as KeyGroup, access: "post", name: "Post" }),
      listedKey: () => this.listed,
      describeConnection: (id) =>
        id === connectionId
          ? { name: "Grand Hotel", environment: "live", kind: platform.kind }
          : null,
    });
    const cacheKey = new CacheKey({ keychain: this.keychain, random: this.#random });
    const folder = join(this.#folder, "backups");
    const disk = new ConfigFileDisk();
    const open = disk.open.bind(disk);
    disk.open = (path) => {
      this.opens += 1;
      return open(path);
    };
    const files = new LinkedFiles({
      memory,
      history,
      activity,
      fingerprint,
      disk,
      formats: configFormats,
      backups: new EncryptedBackups({ cacheKey, log: recordingLog() }, { folder }),
      fileWatch: {
        watch: (_paths, onChanged) => {
          this.watched = onChanged;
        },
        close: () => undefined,
      },
      askForFile: async () => ok(this.file),
      clock,
      random: this.#random,
      isLocked: () => this.isLocked,
      findPlatform: () => ok(platform),
      findNewKey: async () => err({ kind: "refresh-not-found" }),
      platformOf: () => (platform.kind === "company" ? "bokamera" : "bakuun"),
      newKeyOf: (refreshId) => this.newKeyOf(refreshId),
      learnKeysOf: async () => ok(undefined),
      onChanged: () => undefined,
    });
    return { history, files };
  }
}
