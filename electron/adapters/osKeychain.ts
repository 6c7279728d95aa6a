import type { KeychainName, KeychainProblem } from "../../shared/appState.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Keychain } from "../core/ports.ts";
import { Secret } from "../core/secret.ts";
import type { KeytarFunctions } from "./keychainThread.ts";
import { timeLimit } from "./timeLimit.ts";

const answerLimitMs = 3_000;

/**
 * The OS keychain through keytar's functions. A call that doesn't answer within three seconds is
 * given up; while it still hangs, further calls fail at once instead of hanging behind it.
 */
export class OsKeychain implements Keychain {
  readonly #keytar: KeytarFunctions;
  readonly #keepsPlainText: () => boolean;
  readonly #service: string;
  /** Calls that were given up and have not ended yet. */
  #hanging = 0;

  /**
   * `keepsPlainText`: whether Chromium's own store is `basic_text`, which counts as no keychain;
   * `service`: the name under which the keychain keeps ours.
   */
  constructor(dependencies: {
    keytar: KeytarFunctions;
    keepsPlainText: () => boolean;
    service: string;
  }) {
    this.#service = dependencies.service;
    this.#keytar = dependencies.keytar;
    this.#keepsPlainText = dependencies.keepsPlainText;
  }

  async probe(): Promise<Result<KeychainName, KeychainProblem>> {
    const answer = await this.#ask((keytar) => keytar.getPassword(this.#service, "probe"));
    return answer.ok ? ok(nameOfSystemKeychain()) : answer;
  }

  async read(account: string): Promise<Result<Secret | null, KeychainProblem>> {
    const answer = await this.#ask((keytar) => keytar.getPassword(this.#service, account));
    if (!answer.ok) return answer;
    return ok(answer.value ? new Secret(answer.value) : null);
  }

  write(account: string, secret: Secret): Promise<Result<void, KeychainProblem>> {
    return this.#ask((keytar) => keytar.setPassword(this.#service, account, secret.exposeText()));
  }

  async remove(account: string): Promise<Result<void, KeychainProblem>> {
    const answer = await this.#ask((keytar) => keytar.deletePassword(this.#service, account));
    return answer.ok ? ok(undefined) : answer;
  }

  async #ask<Value>(
    question: (keytar: KeytarFunctions) => Promise<Value>,
  ): Promise<Result<Value, KeychainProblem>> {
    if (this.#keepsPlainText()) return err("basic-text");
    if (this.#hanging > 0) return err("no-answer");
    const answer = question(this.#keytar).then(ok<Value>, (error: unknown) =>
      err(problemOf(error)),
    );
    const late = Symbol("late");
    const result = await timeLimit(answer, answerLimitMs, late);
    if (typeof result !== "symbol") return result;
    this.#hanging += 1;
    void answer.finally(() => {
      this.#hanging -= 1;
    });
    return err("no-answer");
  }
}

// SECURITY: the package's message goes no further: only which of our sentences fits.
function problemOf(error: unknown): KeychainProblem {
  const message = error instanceof Error ? error.message : "";
  if (/did not receive a reply|timed? ?out/i.test(message)) return "no-answer";
  if (/locked|prompt was dismissed|no result found/i.test(message)) return "locked";
  if (/dbus error|access platform storage/i.test(message)) return "no-service";
  return "failed";
}

function nameOfSystemKeychain(): KeychainName {
  if (process.platform === "darwin") return "macos-keychain";
  return process.platform === "win32" ? "windows-credential-manager" : "secret-service";
}
