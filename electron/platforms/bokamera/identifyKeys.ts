import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyId } from "../../../shared/companyKey.ts";
import type { ReadCompanyKey } from "../../core/keyPlatform.ts";
import type { Fingerprint } from "../../core/ports.ts";
import type { ParsedCompanyKey } from "./readCompanyKeys.ts";

/**
 * Gives each key of a list an id, since the platform has none. A key that is listed more than once
 * has ids that end in `.2`, `.3` from its second time on.
 *
 * @param companyId for keys that tell of no company themselves.
 */
export function identifyKeys(
  fingerprint: Fingerprint,
  keys: readonly ParsedCompanyKey[],
  companyId: CompanyId | null,
): readonly ReadCompanyKey[] {
  const times = new Map<KeyId, number>();
  return keys.map((key) => {
    const plainId = keyIdOf(fingerprint, key, companyId);
    const time = (times.get(plainId) ?? 0) + 1;
    times.set(plainId, time);
    const keyId = time === 1 ? plainId : (`${plainId}.${time}` as KeyId);
    return { secret: key.secret, row: { keyId, ...key.facts } };
  });
}

/** One key by itself, under the id that it has in a list. */
export function identifyKey(
  fingerprint: Fingerprint,
  key: ParsedCompanyKey,
  companyId: CompanyId | null,
): ReadCompanyKey {
  const keyId = keyIdOf(fingerprint, key, companyId);
  return { secret: key.secret, row: { keyId, ...key.facts } };
}

/** `<company>:<fingerprint>`, by which the key is found again when the list is asked again. */
function keyIdOf(
  fingerprint: Fingerprint,
  { canonicalSecret, facts }: ParsedCompanyKey,
  companyId: CompanyId | null,
): KeyId {
  const company = facts.companyId ?? companyId;
  return `${company === null ? "" : `${company}:`}${fingerprint(canonicalSecret)}` as KeyId;
}

/** The company in such an id; null when there is none in it. */
export function companyOfKeyId(keyId: KeyId): CompanyId | null {
  const company = companyPrefix.exec(keyId)?.[1];
  return company === undefined ? null : (company as CompanyId);
}

/** Whether two ids are of the same key: an answer may have left out the company that a list has. */
export function isSameKey(one: KeyId, other: KeyId): boolean {
  if (one === other) return true;
  const isOfOneCompany = companyOfKeyId(one) === null || companyOfKeyId(other) === null;
  return isOfOneCompany && one.replace(companyPrefix, "") === other.replace(companyPrefix, "");
}

const companyPrefix = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):/;
