import type { ReadCompanyKey } from "../keyPlatform.ts";
import type { Clock } from "../ports.ts";
import { pause } from "./pause.ts";
import type { KeyFingerprint } from "./refreshPorts.ts";

/** The fingerprint of each key, in the same order; null when the keychain did not answer. */
export async function fingerprintsOf(
  { fingerprint, clock }: { readonly fingerprint: KeyFingerprint; readonly clock: Clock },
  keys: readonly ReadCompanyKey[],
): Promise<readonly string[] | null> {
  const fingerprints: string[] = [];
  for (const { secret } of keys) {
    // Others want to be answered, too: a company may have 100 000 keys.
    if (fingerprints.length % 1_000 === 999) await pause(clock, 0);
    const made = await fingerprint(secret);
    if (made === null) return null;
    fingerprints.push(made);
  }
  return fingerprints;
}
