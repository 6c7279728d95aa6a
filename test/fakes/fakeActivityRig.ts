import { activitySecrets } from "../../electron/adapters/activitySecrets.ts";
import { systemRandom } from "../../electron/adapters/systemRandom.ts";
import { ActivityLog } from "../../electron/core/activity/activityLog.ts";
import type { ActivityFile } from "../../electron/core/activity/activityPorts.ts";
import type { ActivityEvent } from "../../electron/core/activity/activityRecorder.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { ActivityEntry, ActivityFilter, ActivityPage } from "../../shared/activity.ts";
import type { KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { FakeActivityFile } from "./fakeActivityFile.ts";
import { FakeClock } from "./fakeClock.ts";
import { FakeKeychain } from "./fakeKeychain.ts";

const grandHotel = "grand-hotel" as ConnectionId;
const ariPost = "ari-post" as KeyId;
/** A key as a platform gives it; no log may ever hold it. */
export const canary = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6P1f9c";

export const everything: ActivityFilter = { text: "", actions: null, failedOnly: false };

/** A keychain that can hang: what it is asked then is answered by `endHanging`. */
class HangingKeychain extends FakeKeychain {
  isHanging = false;
  writes = 0;
  #waiting: (() => void)[] = [];

  override async read(account: string) {
    await this.#turn();
    return super.read(account);
  }

  override async write(account: string, secret: Secret) {
    this.writes += 1;
    await this.#turn();
    return super.write(account, secret);
  }

  endHanging(): void {
    this.isHanging = false;
    for (const goOn of this.#waiting.splice(0)) goOn();
  }

  async #turn(): Promise<void> {
    if (this.isHanging) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

/** An activity log on fakes of the world outside; `restart` is the next run of the app. */
export class ActivityRig<File extends ActivityFile = FakeActivityFile> {
  readonly keychain = new HangingKeychain();
  readonly clock = new FakeClock();
  readonly file: File;
  /** What was exported, oldest first; null for an export that was cancelled. */
  exported: readonly ActivityEntry[] = [];
  exportName: string | null = "activity.csv";
  statusChanges = 0;
  log: ActivityLog;

  constructor(file: File) {
    this.file = file;
    this.log = this.#start();
  }

  /** As after a crash, but for what the keychain has got to know. */
  restart(): void {
    this.log = this.#start();
  }

  /** Ends as the app does, and starts anew. */
  async quitAndStart(): Promise<void> {
    await this.log.flush();
    this.restart();
  }

  reveal(change: Partial<ActivityEvent> = {}): Promise<Result<void, AppError>> {
    return this.log.record(revealed(change));
  }

  async revealTimes(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      this.clock.advance(1_000);
      await this.reveal();
    }
  }

  async list(filter: Partial<ActivityFilter> = {}, limit = 500): Promise<ActivityPage> {
    const request = { filter: { ...everything, ...filter }, offset: 0, limit };
    const listed = await this.log.list(request);
    if (!listed.ok) throw new Error(`not listed: ${listed.error.kind}`);
    return listed.value;
  }

  /** What was told of each line. */
  readonly events: ActivityEvent[] = [];

  #start(): ActivityLog {
    return new ActivityLog({
      onEvent: (event) => this.events.push(event),
      file: this.file,
      keychain: this.keychain,
      clock: this.clock,
      random: systemRandom,
      secrets: activitySecrets,
      osUser: "anna",
      describeConnection: (id) =>
        id === grandHotel
          ? { name: "Grand Hôtel", environment: "live", account: "it@grand.example" }
          : null,
      findKnownKey: (_connection, keyId) =>
        keyId === ariPost ? { group: "ari" as KeyGroup, access: "post", name: "Post" } : null,
      words: {
        ofAction: ({ action }) => (action === "reveal" ? "Visad" : action),
        ofKey: ({ group, access }) => (group === null ? "" : `${access}-nyckeln för ${group}`),
        ofDay: (at) => (at.startsWith("2026-03-12") ? "12 mars 2026" : at),
      },
      exportFile: {
        saveActivity: async (_suggestion, entries) => {
          this.exported = [...entries];
          return ok(this.exportName);
        },
      },
      onStatusChanged: () => {
        this.statusChanges += 1;
      },
    });
  }
}

export function revealed(change: Partial<ActivityEvent> = {}): ActivityEvent {
  const key = { keyId: ariPost, secret: new Secret(canary) };
  return { action: "reveal", connectionId: grandHotel, key, result: "ok", ...change };
}
