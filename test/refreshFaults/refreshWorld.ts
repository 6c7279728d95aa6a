import { activitySecrets } from "../../electron/adapters/activitySecrets.ts";
import { JournalDiskFolder } from "../../electron/adapters/journal/journalDiskFolder.ts";
import { systemRandom } from "../../electron/adapters/systemRandom.ts";
import { AccountsToForget } from "../../electron/core/accountsToForget.ts";
import { CompanyKeyOrders } from "../../electron/core/companyKeyOrders.ts";
import { AfterRefresh } from "../../electron/core/refresh/afterRefresh.ts";
import { HeldKeys } from "../../electron/core/refresh/heldKeys.ts";
import { KeyWatch } from "../../electron/core/refresh/keyWatch.ts";
import { mayBeOurs } from "../../electron/core/refresh/ownChanges.ts";
import { Refreshes } from "../../electron/core/refresh/refreshes.ts";
import { RefreshJournal } from "../../electron/core/refresh/refreshJournal.ts";
import type { RefreshParts } from "../../electron/core/refresh/refreshParts.ts";
import { Secret } from "../../electron/core/secret.ts";
import { TokenVault } from "../../electron/core/tokenVault.ts";
import { BakuunPlatform } from "../../electron/platforms/bakuun/bakuunPlatform.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { ok } from "../../shared/result.ts";
import { makeTestFolder, startTestServer, type TestServer } from "../demo/startTestServer.ts";
import { FakeKeychain } from "../fakes/fakeKeychain.ts";
import { FakeKeyMemory } from "../fakes/fakeKeyMemory.ts";
import { FakeSettingsStore } from "../fakes/fakeSettingsStore.ts";
import { NodeHttpClient } from "../fakes/nodeHttpClient.ts";
import { RecordingActivity } from "../fakes/recordingActivity.ts";
import { HurryingClock } from "./hurryingClock.ts";

export const connectionId = "grand-hotel" as ConnectionId;
const salt = new Secret("a salt for tests");
/** A client that gives up soon, so that what is late or huge costs little. */
const impatience = { answerMs: 150, bodyBytes: 256 * 1024 };

/** One run of the app, as far as it has to do with refreshing. */
export interface WorldRun {
  readonly refreshes: Refreshes;
  readonly afterRefresh: AfterRefresh;
  readonly keyWatch: KeyWatch;
  readonly activity: RecordingActivity;
}

/** What outlasts a run: a real server, a real folder for the journal, and a keychain. */
export class RefreshWorld {
  readonly server: TestServer;
  readonly keychain = new FakeKeychain();
  /** Whether the app gives up soon; else it does as it always does. */
  isImpatient = false;
  readonly #folder: string;
  readonly #memory = new FakeKeyMemory();
  readonly #settings = new FakeSettingsStore();

  private constructor(server: TestServer, folder: string) {
    this.server = server;
    this.#folder = folder;
  }

  static async make(): Promise<RefreshWorld> {
    const server = await startTestServer({ allowFaults: true });
    return new RefreshWorld(server, await makeTestFolder());
  }

  /** Starts a run; its clock is ahead of the real one by this. */
  async startRun({ clockOffMs }: { readonly clockOffMs: number }): Promise<WorldRun> {
    const clock = new HurryingClock(clockOffMs);
    const journal = new RefreshJournal({
      disk: new JournalDiskFolder({ clock }, { folder: this.#folder }),
      onChanged: () => undefined,
    });
    const keyWatch = new KeyWatch({
      memory: this.#memory,
      clock,
      isOurs: (id, { keyId, version }) => mayBeOurs(journal, { connectionId: id, keyId, version }),
      onChanged: () => undefined,
    });
    const activity = new RecordingActivity();
    const parts = this.#parts(clock, { journal, keyWatch, activity });
    const refreshes = new Refreshes({
      ...parts,
      stepUpWay: () => null,
      stepUp: async () => ok(undefined),
      keepsNewKeys: () => true,
      keyOrders: new CompanyKeyOrders(),
    });
    await journal.open();
    return { refreshes, afterRefresh: new AfterRefresh(parts), keyWatch, activity };
  }

  #parts(
    clock: HurryingClock,
    own: Pick<RefreshParts, "journal" | "keyWatch" | "activity">,
  ): RefreshParts {
    const { keychain } = this;
    const vault = new TokenVault({ keychain, clock, onStatusChanged: () => undefined });
    const accountsToForget = new AccountsToForget({ settings: this.#settings, vault });
    const platform = this.#platform(clock, new NodeHttpClient());
    const impatient = this.#platform(clock, new NodeHttpClient(impatience));
    return {
      ...own,
      heldKeys: new HeldKeys({ keychain, accountsToForget }),
      fingerprint: async (secret) => activitySecrets.fingerprint(salt, secret),
      maskedKey: activitySecrets.maskedKey,
      findPlatform: () => ok(this.isImpatient ? impatient : platform),
      isLocked: () => false,
      checkFiles: async () => [],
      filesOf: () => ({ all: 0, done: 0 }),
      findConnection: () => ({
        connectionId,
        name: "Grand Hotel",
        platform: "bakuun",
        environment: "live",
        isDemo: false,
      }),
      clock,
      random: systemRandom,
    };
  }

  #platform(clock: HurryingClock, http: NodeHttpClient): BakuunPlatform {
    const { origin, adminToken } = this.server;
    const access = ok({ origin, bearer: new Secret(adminToken), apiKey: null });
    const dependencies = { http, clock, openAccess: async () => access };
    return new BakuunPlatform(dependencies, { environment: "live" });
  }
}
