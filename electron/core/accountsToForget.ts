import type { SettingsStore } from "./settingsStore.ts";
import type { TokenVault } from "./tokenVault.ts";

/**
 * Keychain accounts that nobody may use any more. The list is in the settings, so that one which
 * the keychain does not let go of now is tried again when it answers, in a later run too.
 */
export class AccountsToForget {
  readonly #settings: SettingsStore;
  readonly #vault: TokenVault;

  constructor(dependencies: { settings: SettingsStore; vault: TokenVault }) {
    this.#settings = dependencies.settings;
    this.#vault = dependencies.vault;
  }

  has(account: string): boolean {
    return this.#settings.read().accountsToForget.includes(account);
  }

  /** Puts these on the list, without asking the keychain yet. */
  mark(accounts: readonly string[]): void {
    const { accountsToForget } = this.#settings.read();
    const added = accounts.filter((account) => !accountsToForget.includes(account));
    if (added.length > 0) {
      this.#settings.change({ accountsToForget: [...accountsToForget, ...added] });
    }
  }

  /** Forgets these here at once. Whether the keychain has let go of them too is the answer. */
  async forget(accounts: readonly string[]): Promise<boolean> {
    this.mark(accounts);
    await this.retry();
    return !accounts.some((account) => this.has(account));
  }

  /** Tries once more what the keychain has not let go of. */
  async retry(): Promise<void> {
    for (const account of this.#settings.read().accountsToForget) {
      // It may have come into use again while the keychain was busy with another one.
      if (!this.has(account)) continue;
      if (await this.#vault.forget(account)) this.reclaim([account]);
    }
  }

  /** These are in use (again), or gone for good: nothing is to be forgotten of them. */
  reclaim(accounts: readonly string[]): void {
    const { accountsToForget } = this.#settings.read();
    const left = accountsToForget.filter((account) => !accounts.includes(account));
    if (left.length < accountsToForget.length) this.#settings.change({ accountsToForget: left });
  }
}
