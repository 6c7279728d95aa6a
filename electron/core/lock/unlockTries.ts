import type { AppError } from "../../../shared/appError.ts";
import { assertNever } from "../../../shared/assertNever.ts";
import type { UnlockRequest } from "../../../shared/contract.ts";
import type { UnlockWays } from "../../../shared/lock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { TouchId } from "./lockPorts.ts";
import type { Passphrase } from "./passphrase.ts";

interface UnlockTriesDependencies {
  readonly passphrase: Passphrase;
  readonly touchId: TouchId;
  /** What the system's Touch ID prompt says it is for, in the person's language. */
  readonly touchIdReason: (purpose: "unlock" | "refresh") => string;
  /** The settings were wrong about the passphrase: there is one, or there is none. */
  readonly onCorrected: (correction: "found" | "gone") => Promise<void>;
}

/** What unlocks the app, and whether what a person does is that. */
export class UnlockTries {
  readonly #parts: UnlockTriesDependencies;
  /** There was one in this run. */
  #hadTouchId = false;
  /** What the last look-up has found, or is about to. */
  #found: Promise<boolean | null> = Promise.resolve(null);

  constructor(dependencies: UnlockTriesDependencies) {
    this.#parts = dependencies;
  }

  get ways(): UnlockWays {
    return { touchId: this.#needsTouchId(), passphrase: this.#parts.passphrase.isSet };
  }

  /** Whether there is a passphrase; null when the keychain can't be asked. */
  hasPassphrase(): Promise<boolean | null> {
    this.#found = this.#lookUp();
    return this.#found;
  }

  /** Asks once more where the keychain could not be asked the last time. */
  async lookUpIfUnknown(): Promise<void> {
    if ((await this.#found) === null) await this.hasPassphrase();
  }

  /**
   * `unlock-refused` for a way that is not the one.
   *
   * @param purpose what a prompt of the system's says that it is for.
   */
  try(
    request: UnlockRequest,
    purpose: "unlock" | "refresh" = "unlock",
  ): Promise<Result<void, AppError>> {
    switch (request.way) {
      case "plain":
        return this.#tryPlain();
      case "touch-id":
        return this.#tryTouchId(purpose);
      case "passphrase":
        return this.#tryPassphrase(request.passphrase);
      default:
        return assertNever(request);
    }
  }

  async #lookUp(): Promise<boolean | null> {
    const found = await this.#parts.passphrase.lookUp();
    if (found === "unknown") return null;
    if (found === "found" || found === "gone") await this.#parts.onCorrected(found);
    return found === "set" || found === "found";
  }

  async #tryPlain(): Promise<Result<void, AppError>> {
    if (this.#needsTouchId()) return err({ kind: "unlock-refused" });
    const hasPassphrase = await this.hasPassphrase();
    if (hasPassphrase !== null)
      return hasPassphrase ? err({ kind: "unlock-refused" }) : ok(undefined);
    // SECURITY: a keychain that can't be asked opens nothing that the settings call guarded.
    return this.#parts.passphrase.isSet ? err({ kind: "keychain-unavailable" }) : ok(undefined);
  }

  async #tryTouchId(purpose: "unlock" | "refresh"): Promise<Result<void, AppError>> {
    if (!this.#needsTouchId()) return err({ kind: "unlock-refused" });
    const { touchId, touchIdReason } = this.#parts;
    const isRecognised = await touchId.recognises(touchIdReason(purpose));
    return isRecognised ? ok(undefined) : err({ kind: "touch-id-refused" });
  }

  async #tryPassphrase(text: string): Promise<Result<void, AppError>> {
    const hasPassphrase = await this.hasPassphrase();
    if (hasPassphrase === null) return err({ kind: "keychain-unavailable" });
    return hasPassphrase ? this.#parts.passphrase.check(text) : err({ kind: "unlock-refused" });
  }

  // SECURITY: the system calls Touch ID unavailable when a lid is closed and after five wrong
  // fingers. Neither makes the plain button do.
  #needsTouchId(): boolean {
    this.#hadTouchId ||= this.#parts.touchId.isAvailable();
    return this.#hadTouchId;
  }
}
