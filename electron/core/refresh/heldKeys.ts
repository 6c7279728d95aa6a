import type { RefreshId } from "../../../shared/refresh.ts";
import type { AccountsToForget } from "../accountsToForget.ts";
import type { Keychain } from "../ports.ts";
import type { Secret } from "../secret.ts";

/**
 * New keys that nobody has put where they belong yet. They lie in the keychain and nowhere else:
 * each is read when it is asked for, and let go of when its refresh was seen to its end.
 */
export class HeldKeys {
  readonly #keychain: Keychain;
  readonly #accountsToForget: AccountsToForget;

  constructor(dependencies: { keychain: Keychain; accountsToForget: AccountsToForget }) {
    this.#keychain = dependencies.keychain;
    this.#accountsToForget = dependencies.accountsToForget;
  }

  /** Whether the keychain has it now. */
  async keep(refreshId: RefreshId, secret: Secret): Promise<boolean> {
    const account = accountOf(refreshId);
    this.#accountsToForget.reclaim([account]);
    const written = await this.#keychain.write(account, secret);
    return written.ok;
  }

  /** null when the keychain does not have it, or does not answer. */
  async read(refreshId: RefreshId): Promise<Secret | null> {
    const account = accountOf(refreshId);
    if (this.#accountsToForget.has(account)) return null;
    const read = await this.#keychain.read(account);
    return read.ok ? read.value : null;
  }

  /** Marks it to be forgotten before anything is waited for: the app may be ended meanwhile. */
  async forget(refreshIds: readonly RefreshId[]): Promise<void> {
    await this.#accountsToForget.forget(refreshIds.map(accountOf));
  }
}

function accountOf(refreshId: RefreshId): string {
  return `refreshed-key:${refreshId}`;
}
