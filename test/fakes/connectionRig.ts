import { parseOrigin } from "../../electron/adapters/parseOrigin.ts";
import { AccountsToForget } from "../../electron/core/accountsToForget.ts";
import { ConnectAttempts } from "../../electron/core/connecting/connectAttempts.ts";
import { connectBakuun } from "../../electron/core/connecting/connectBakuun.ts";
import { connectBokamera } from "../../electron/core/connecting/connectBokamera.ts";
import { signInAgain } from "../../electron/core/connecting/signInAgain.ts";
import { ConnectionBook } from "../../electron/core/connectionBook.ts";
import { ConnectionSecrets } from "../../electron/core/connectionSecrets.ts";
import { DemoAccess } from "../../electron/core/demoAccess.ts";
import type { OpenAccess, SessionAccess } from "../../electron/core/keyPlatform.ts";
import type { OpenPlatform } from "../../electron/core/openPlatform.ts";
import { SignInSessions } from "../../electron/core/signInSessions.ts";
import { TokenVault } from "../../electron/core/tokenVault.ts";
import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type {
  ConnectBakuunRequest,
  ConnectBokameraRequest,
  SignInRequest,
} from "../../shared/contract.ts";
import { err, ok } from "../../shared/result.ts";
import { countingRandom } from "./countingRandom.ts";
import { FakeClock } from "./fakeClock.ts";
import { FakeCompanyKeyPlatform } from "./fakeCompanyKeyPlatform.ts";
import { FakeDemoServer } from "./fakeDemoServer.ts";
import { FakeIdentityServer } from "./fakeIdentityServer.ts";
import { FakeKeychain } from "./fakeKeychain.ts";
import { FakeKeyPlatform } from "./fakeKeyPlatform.ts";
import { FakeSettingsStore } from "./fakeSettingsStore.ts";

/** All that connections stand on, on fakes of the world outside. */
export class ConnectionRig {
  readonly keychain = new FakeKeychain();
  readonly settings = new FakeSettingsStore();
  readonly demoServer = new FakeDemoServer();
  readonly identity = new FakeIdentityServer();
  readonly clock = new FakeClock();
  readonly bakuun = new FakeKeyPlatform();
  readonly bokamera = new FakeCompanyKeyPlatform();
  readonly attempts = new ConnectAttempts();
  /** What BokaMera's API answers before anybody signs in. */
  checkFailure: AppError | null = null;
  /** The origins that were asked whether BokaMera's API is there. */
  readonly checks: string[] = [];
  /** The origins that a person was asked about, and what they say. */
  readonly confirmations: Array<readonly string[]> = [];
  confirmsAddresses = true;
  /** What happens while the person is being asked. */
  onConfirm: () => void = () => undefined;
  readonly accesses: OpenAccess[] = [];
  readonly bokameraSessions: SessionAccess[] = [];
  readonly vault: TokenVault;
  readonly accountsToForget: AccountsToForget;
  readonly secrets: ConnectionSecrets;
  readonly sessions: SignInSessions;
  readonly book: ConnectionBook;
  readonly #random = countingRandom();
  readonly #openPlatform: OpenPlatform = {
    bakuun: (_environment, openAccess) => {
      this.accesses.push(openAccess);
      return this.bakuun;
    },
    bokamera: (session) => {
      this.bokameraSessions.push(session);
      return this.bokamera;
    },
    checkBokamera: async (origin) => {
      this.checks.push(origin);
      return this.checkFailure === null ? ok("4.18.0") : err(this.checkFailure);
    },
  };

  constructor() {
    const { settings, identity, clock, demoServer } = this;
    const random = this.#random;
    this.vault = new TokenVault({
      keychain: this.keychain,
      clock,
      onStatusChanged: () => undefined,
    });
    const { vault } = this;
    this.accountsToForget = new AccountsToForget({ settings, vault });
    const { accountsToForget } = this;
    const demo = new DemoAccess({ vault, demoServer, random, tokenAccount: "connection:demo" });
    this.secrets = new ConnectionSecrets({ settings, vault, accountsToForget });
    const { secrets } = this;
    this.sessions = new SignInSessions({ secrets, identity, clock, demo, settings });
    const { sessions } = this;
    const openPlatform = this.#openPlatform;
    this.book = new ConnectionBook({
      settings,
      secrets,
      accountsToForget,
      demo,
      sessions,
      openPlatform,
    });
  }

  connectBakuun(request: ConnectBakuunRequest) {
    return connectBakuun(this.#dependencies, request);
  }

  connectBokamera(request: ConnectBokameraRequest) {
    return connectBokamera(this.#dependencies, request);
  }

  signInAgain(request: SignInRequest) {
    return signInAgain(this.#dependencies, request);
  }

  /** The access that the platform of a connection was given, asked for now. */
  async accessOf(connectionId: ConnectionId) {
    this.book.findPlatform(connectionId);
    const access = await this.accesses.at(-1)?.();
    if (!access?.ok) throw new Error(`no access: ${access?.error.kind}`);
    return { origin: access.value.origin, bearer: access.value.bearer.exposeText() };
  }

  /** What a platform that was given a session is told, with the token as text. */
  async openSession(connectionId: ConnectionId) {
    this.book.findPlatform(connectionId);
    const access = await this.bokameraSessions.at(-1)?.open();
    if (!access?.ok) return access?.error.kind;
    return { ...access.value, bearer: access.value.bearer.exposeText() };
  }

  /** What the keychain holds for an account, without what it was bound to. */
  keptSecret(account: string): string | null {
    const stored = this.keychain.stored.get(account);
    return stored === undefined ? null : (JSON.parse(stored) as { secret: string }).secret;
  }

  get #dependencies() {
    return {
      attempts: this.attempts,
      book: this.book,
      settings: this.settings,
      secrets: this.secrets,
      sessions: this.sessions,
      identity: this.identity,
      random: this.#random,
      openPlatform: this.#openPlatform,
      parseOrigin,
      confirmAddress: async (origins: readonly string[]) => {
        this.confirmations.push(origins);
        this.onConfirm();
        return this.confirmsAddresses;
      },
    };
  }
}
