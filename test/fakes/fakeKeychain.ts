import type { Keychain } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { KeychainName, KeychainProblem } from "../../shared/appState.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** A keychain in memory; set `problem` and it answers nothing else. */
export class FakeKeychain implements Keychain {
  readonly stored = new Map<string, string>();
  problem: KeychainProblem | null = null;

  async probe(): Promise<Result<KeychainName, KeychainProblem>> {
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
    return ok(undefined);
  }

  async remove(account: string): Promise<Result<void, KeychainProblem>> {
    if (this.problem !== null) return err(this.problem);
    this.stored.delete(account);
    return ok(undefined);
  }
}
