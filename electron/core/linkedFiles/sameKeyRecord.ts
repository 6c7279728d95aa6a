import type { KeyRecord } from "./linkedFilePorts.ts";

type KeyName = Pick<KeyRecord, "connectionId" | "keyId">;

export function isSameKey(one: KeyName, other: KeyName): boolean {
  return one.connectionId === other.connectionId && one.keyId === other.keyId;
}

/** But for when it was seen, of which nobody asks. */
export function isAsBefore(known: KeyRecord, { seenAt: _, ...record }: KeyRecord): boolean {
  return JSON.stringify({ ...known, ...record }) === JSON.stringify(known);
}

type SecretName = KeyName & Pick<KeyRecord, "fingerprint">;

export function isSameSecret(one: SecretName, other: SecretName): boolean {
  return isSameKey(one, other) && one.fingerprint === other.fingerprint;
}
