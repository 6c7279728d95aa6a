import { deriveSecret } from "../deriveSecret.ts";
import { secretsEqual } from "../secretsEqual.ts";
import { type BakuunKey, bakuunKeys } from "./bakuunKeys.ts";
import type { BakuunState } from "./bakuunState.ts";

/** Makes secrets out of what is remembered of them, and finds the key of a secret. */
export interface Keyring {
  /** The secret that a key has, or had, in a version. */
  readonly secretOf: (key: BakuunKey, version: string) => string;
  /** The key whose present secret this is; null for an old secret and for nonsense. */
  readonly findKey: (state: BakuunState, secret: string) => BakuunKey | null;
}

export function createKeyring(rootSecret: string): Keyring {
  const secretOf = (key: BakuunKey, version: string): string =>
    deriveSecret(rootSecret, ["bakuun-key", key.environment, key.keyId, version]);

  const findKey = (state: BakuunState, secret: string): BakuunKey | null =>
    bakuunKeys.find((key) => secretsEqual(secretOf(key, state.keys[key.keyId].version), secret)) ??
    null;

  return { secretOf, findKey };
}

/** Dots and the last four characters. */
export function maskSecret(secret: string): string {
  return `••••••••${secret.slice(-4)}`;
}
