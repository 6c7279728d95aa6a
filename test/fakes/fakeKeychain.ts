import type { Keychain } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { KeychainName, KeychainProblem } from "../../shared/appState.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** A keychain in memory; set `problem` and it answers nothing else. */
export class FakeKeychain implements Keychain {
  readonly stored = new Map<string, string>();
  problem: KeychainProblem | null = null;
  /** As gnome-keyring does: looking for what is not there needs no unlocking. */
  probeAnswersWhenLocked = false;
  /** What happens while a secret is being written. */
  onWrite: () => void = () => undefined;

  async probe(): Promise<Result<KeychainName, KeychainProblem>> {
    if (this.probeAnswersWhenLocked) return ok("secret-service");
    return this.problem === null ? ok("secret-service") : err(this.problem);
  }

  async read(account: string): Promise<Result<Secret | null, KeychainProblem>> {
    if (this.problem !== null) return err(this.problem);
    const text = this.stored.get(account);
    return ok(text === undefined ? null : new Secret(text));
  }

  async write(account: string, secret: Secret): Promise<Result<void, KeychainProblem>> {
    if (this.problem !== null) return err(this.problem);
    this.stored.set(account, secret.exposeText());
    this.onWrite();
    return ok(undefined);
  }

  async remove(account: string): Promise<Result<void, KeychainProblem>> {
    if (this.problem !== null) return err(this.problem);
    this.stored.delete(account);
    return ok(undefined);
  }
}
