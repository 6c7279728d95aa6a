import { z } from "zod";
import type { AppError } from "../../../shared/appError.ts";
import type { KeychainProblem } from "../../../shared/appState.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { PassphraseVerifier, VerifierStore } from "../../core/lock/lockPorts.ts";
import type { Keychain } from "../../core/ports.ts";
import { Secret } from "../../core/secret.ts";

const account = "unlock-passphrase";
const version = 1;

const verifierSchema = z.object({
  version: z.literal(version),
  digest: z.string().max(256),
  failures: z.number().int().min(0).max(1_000_000),
  notBeforeMs: z.number().int().min(0),
});

/** The passphrase's verifier as JSON text in the keychain. */
export class KeychainVerifierStore implements VerifierStore {
  readonly #keychain: Keychain;

  constructor({ keychain }: { keychain: Keychain }) {
    this.#keychain = keychain;
  }

  async read(): Promise<Result<PassphraseVerifier | null, AppError>> {
    const stored = await this.#keychain.read(account);
    if (!stored.ok) return unavailable();
    return stored.value === null ? ok(null) : parseVerifier(stored.value);
  }

  async write(verifier: PassphraseVerifier): Promise<Result<void, AppError>> {
    const { digest, failures, notBeforeMs } = verifier;
    const text = JSON.stringify({ version, digest, failures, notBeforeMs });
    return answerOf(await this.#keychain.write(account, new Secret(text)));
  }

  async remove(): Promise<Result<void, AppError>> {
    return answerOf(await this.#keychain.remove(account));
  }
}

// SECURITY: what can't be read, say of a later version, stays a passphrase: nothing opens.
function parseVerifier(stored: Secret): Result<PassphraseVerifier, AppError> {
  const parsed = verifierSchema.safeParse(jsonOf(stored.exposeText()));
  return parsed.success ? ok(parsed.data) : unavailable();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function answerOf(answer: Result<void, KeychainProblem>): Result<void, AppError> {
  return answer.ok ? answer : unavailable();
}

function unavailable(): Result<never, AppError> {
  return err({ kind: "keychain-unavailable" });
}
