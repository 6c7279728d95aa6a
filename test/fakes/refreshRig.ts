import { listKeys } from "../../electron/core/listKeys.ts";
import { maskKey } from "../../electron/core/maskKey.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId, Environment } from "../../shared/connection.ts";
import type { StepUp } from "../../shared/contract.ts";
import type { LinkedFileCheck } from "../../shared/linkedFile.ts";
import type { Refresh, RefreshConfirmation, RunbookId } from "../../shared/refresh.ts";
import { ok, type Result } from "../../shared/result.ts";
import { countingRandom } from "./countingRandom.ts";
import { fakeRows } from "./fakeAppState.ts";
import { FakeClock } from "./fakeClock.ts";
import { FakeCompanyKeyPlatform, fakeCompanyKeyRow } from "./fakeCompanyKeyPlatform.ts";
import { FakeJournalDisk } from "./fakeJournalDisk.ts";
import { FakeKeychain } from "./fakeKeychain.ts";
import { FakeKeyMemory } from "./fakeKeyMemory.ts";
import { FakeKeyPlatform } from "./fakeKeyPlatform.ts";
import { FakeSettingsStore } from "./fakeSettingsStore.ts";
import { Power } from "./power.ts";
import { RecordingActivity } from "./recordingActivity.ts";
import { buildRefreshRigRun, type RefreshRigRun } from "./refreshRigRun.ts";

export const grand = "grand" as ConnectionId;
export const spa = "spa" as ConnectionId;
export const ariPost = "ari-post" as KeyId;
/** Shared, so that two computers never make the same id. */
const random = countingRandom();

/** The world of one app: its disk, keychain, clock and platforms, which outlast every run of it. */
export class RefreshRig {
  readonly disk: FakeJournalDisk;
  readonly memory = new FakeKeyMemory();
  readonly keychain = new FakeKeychain();
  readonly settings = new FakeSettingsStore();
  readonly activity = new RecordingActivity();
  readonly platform: FakeKeyPlatform;
  readonly company: FakeCompanyKeyPlatform;
  readonly timers = new FakeClock();
  /** How far this computer's clock is from the time that its timers run by, in ms. */
  clockIsOffByMs = 0;
  environment: Environment = "sandbox";
  stepUpWay: RefreshConfirmation["stepUp"] = null;
  /** What unlocking once more comes to. */
  stepUpResult: Result<void, AppError> = ok(undefined);
  readonly stepUps: Array<StepUp | null> = [];
  /** False from a lock on. */
  isAsked = true;
  isLocked = false;
  /** What looking at the linked files of each key tells. */
  checksOfFiles: (keyId: KeyId) => readonly LinkedFileCheck[] = () => [];
  /** Of the key of any record. */
  files = { all: 0, done: 0 };
  /** Of fingerprints, from the keychain. */
  salt = new Secret("the salt of fingerprints");
  /** The page is told of a change. */
  onChanged: () => void = () => undefined;
  readonly random = random;
  power = new Power();
  #run: RefreshRigRun;

  /** Another one on the same platforms is another computer. */
  constructor(platforms: { platform?: FakeKeyPlatform; company?: FakeCompanyKeyPlatform } = {}) {
    this.disk = new FakeJournalDisk();
    this.platform = platforms.platform ?? newPlatform();
    this.company = platforms.company ?? newCompany();
    this.#run = buildRefreshRigRun(this);
    void this.journal.open();
  }

  get journal() {
    return this.#run.journal;
  }
  get keyWatch() {
    return this.#run.keyWatch;
  }
  get heldKeys() {
    return this.#run.heldKeys;
  }
  get refreshes() {
    return this.#run.refreshes;
  }
  get after() {
    return this.#run.after;
  }
  get accountsToForget() {
    return this.#run.accountsToForget;
  }

  /** The run that there is ends where it stands; another one begins, with its journal open. */
  async restart(): Promise<void> {
    this.power.cut();
    this.power = new Power();
    this.#run = buildRefreshRigRun(this);
    await this.journal.open();
  }

  /** Looks at the keys and says which are to be refreshed. */
  async prepare(keyIds: readonly KeyId[] = [ariPost], resumes: RunbookId | null = null) {
    const versionOf = (keyId: KeyId) => this.rowOf(keyId).version;
    const keys = keyIds.map((keyId) => ({ keyId, version: versionOf(keyId) }));
    return this.refreshes.prepare({ connectionId: grand, keys, resumes });
  }

  async ready(keyIds?: readonly KeyId[], resumes?: RunbookId | null) {
    const prepared = await this.prepare(keyIds, resumes);
    if (!prepared.ok) throw new Error(prepared.error.kind);
    if (prepared.value.state !== "ready") throw new Error(prepared.value.state);
    return prepared.value;
  }

  /** Asks and answers rightly. */
  async refresh(keyIds?: readonly KeyId[], resumes?: RunbookId | null) {
    const { preparationId, confirmation } = await this.ready(keyIds, resumes);
    const typed = confirmation.typed ?? "";
    const request = { preparationId, typed, stepUp: null };
    return this.finish(this.refreshes.refreshKeys(request, this.isStillAsked));
  }

  replace(change: { keyId?: KeyId; notes?: string; contactEmail?: string } = {}) {
    const words = { contactEmail: "", notes: "Kassan", keyId: "first" as KeyId, ...change };
    const request = { connectionId: spa, companyId: null, ...words };
    return this.finish(this.refreshes.replace(request, this.isStillAsked));
  }

  readonly isStillAsked = () => this.isAsked;

  /** Waits for what may wait for timers of a few seconds; "out" when the power goes out. */
  async finish<Value>(work: Promise<Value>): Promise<Value> {
    const ended = await this.finishOrOut(work);
    if (ended === "out") throw new Error("the power went out");
    return ended;
  }

  async finishOrOut<Value>(work: Promise<Value>): Promise<Value | "out"> {
    const ended = Promise.race([work, this.power.out]);
    let isEnded = false;
    void ended.then(() => {
      isEnded = true;
    });
    for (let turn = 0; turn < 100 && !isEnded; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (!isEnded) this.timers.advance(500);
    }
    if (!isEnded) throw new Error("it waits for something that does not come");
    return ended;
  }

  /** The list as the page loads it. */
  list() {
    return listKeys(this.#run, { connectionId: grand });
  }

  rowOf(keyId: KeyId) {
    const row = this.platform.rows.find((known) => known.keyId === keyId);
    if (row === undefined) throw new Error(`no key ${keyId}`);
    return row;
  }

  /** The new key of a refresh as the page would be shown it, or why not. */
  async newKey({ refreshId, connection, newKey }: Refresh): Promise<string> {
    if (newKey === null) return "none";
    const { connectionId } = connection;
    const shown = await this.after.newKey({ connectionId, keyId: newKey.keyId, refreshId });
    return shown.ok ? shown.value.exposeText() : shown.error.kind;
  }
}

function newPlatform(): FakeKeyPlatform {
  const platform = new FakeKeyPlatform();
  const maskedKey = maskKey(platform.secretText);
  platform.rows = fakeRows(platform.timeMs).map((row) => ({ ...row, maskedKey, lastUsed: null }));
  return platform;
}

function newCompany(): FakeCompanyKeyPlatform {
  const company = new FakeCompanyKeyPlatform();
  const row = fakeCompanyKeyRow();
  company.rows = [{ ...row, maskedKey: maskKey(company.secretOf(row.keyId)) }];
  return company;
}
