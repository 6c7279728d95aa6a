import type { ReadCompanyKey } from "../keyPlatform.ts";
import type { KeyFingerprint } from "./refreshPorts.ts";

/** The fingerprint of each key, in the same order; null when the keychain did not answer. */
export async function fingerprintsOf(
  { fingerprint }: { readonly fingerprint: KeyFingerprint },
  keys: readonly ReadCompanyKey[],
): Promise<readonly string[] | null> {
  const fingerprints: string[] = [];
  for (const { secret } of keys) {
    const made = await fingerprint(secret);
    if (made === null) return null;
    fingerprints.push(made);
  }
  return fingerprints;
}
