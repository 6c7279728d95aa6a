import type { CompanyId, CompanyKeyRow } from "../../../shared/companyKey.ts";
import { maskKey } from "../../core/maskKey.ts";
import { Secret } from "../../core/secret.ts";
import { canonicalGuid } from "./canonicalGuid.ts";
import { Fields } from "./fields.ts";
import { hideKeys } from "./hideKeys.ts";
import { readDate } from "./readDate.ts";

/** A key as the platform tells it, before it has an id of ours. */
export interface ParsedCompanyKey {
  /** To the letter as it came. */
  readonly secret: Secret;
  /** The same for a GUID in whichever form. */
  readonly canonicalSecret: Secret;
  readonly facts: Omit<CompanyKeyRow, "keyId">;
}

/** A key and the plaintext of it, which goes no further than this file. */
interface PlainKey {
  readonly text: string;
  /** null when the key is no GUID. */
  readonly guid: string | null;
  readonly facts: ParsedCompanyKey["facts"];
}

const longestKey = 4_096;
const emptyGuid = "00000000-0000-0000-0000-000000000000";

/**
 * Reads `ApiKeyQueryResponse`, by hand: 100 000 keys are not rare enough for a schema library. No
 * list at all is an empty one, as default values may be left out; but not where something else
 * stands there instead, which is an answer to another question.
 *
 * @returns null for another shape, be it of a single key: a list must not lack one unseen.
 */
export function readCompanyKeys(fields: Fields): readonly ParsedCompanyKey[] | null {
  const found = fields.get("ApiKeys");
  const isLeftOut = found === undefined && fields.hasAtMost("ResponseStatus");
  const list = isLeftOut || found === null ? [] : found;
  if (!Array.isArray(list)) return null;
  const keys: PlainKey[] = [];
  for (const json of list) {
    const key = readKey(Fields.of(json));
    if (key === null) return null;
    keys.push(key);
  }
  return withoutPlaintext(keys);
}

/** Reads a bare `ApiKeyResponse`, the answer to an order for a new key. */
export function readCompanyKey(fields: Fields): ParsedCompanyKey | null {
  const key = readKey(fields);
  return key === null ? null : (withoutPlaintext([key])[0] ?? null);
}

/**
 * Fields that are missing have their type's default value; those of another type can't be read,
 * since every default would say something that may not be so: that a key never expires, say, or
 * may be used from everywhere. Only the date of creation may be unknown.
 */
function readKey(fields: Fields | null): PlainKey | null {
  if (fields === null) return null;
  const text = fields.get("ApiKey");
  if (typeof text !== "string" || text.trim() === "" || text.length > longestKey) return null;
  const isActive = readBoolean(fields.get("Active"));
  const created = readDate(fields.get("CreatedDate"));
  const expiry = readDate(fields.get("ExpiryDate"));
  const contactEmail = readText(fields.get("ContactEmail"));
  const notes = readText(fields.get("Notes"));
  const allowedIpAddresses = readText(fields.get("AllowedIpAddresses"));
  if (isActive === null || expiry === "unreadable") return null;
  if (contactEmail === null || notes === null || allowedIpAddresses === null) return null;
  const facts = {
    maskedKey: maskKey(text),
    companyId: readCompanyId(fields.get("CompanyId")),
    isActive,
    created: created === "unreadable" ? null : created,
    expiry,
    contactEmail,
    notes,
    allowedIpAddresses,
  };
  return { text, guid: canonicalGuid(text), facts };
}

/** The text of keys becomes secret, and other fields that repeat one have it masked. */
function withoutPlaintext(keys: readonly PlainKey[]): readonly ParsedCompanyKey[] {
  const guids = new Set(keys.flatMap(({ guid }) => guid ?? []));
  return keys.map(({ text, guid, facts }) => {
    const secret = new Secret(text);
    const canonicalSecret = guid === null || guid === text ? secret : new Secret(guid);
    return { secret, canonicalSecret, facts: hidden(facts, text, guids) };
  });
}

function hidden(
  facts: ParsedCompanyKey["facts"],
  ownKey: string,
  guids: ReadonlySet<string>,
): ParsedCompanyKey["facts"] {
  const contactEmail = hideKeys(facts.contactEmail, ownKey, guids);
  const notes = hideKeys(facts.notes, ownKey, guids);
  const allowedIpAddresses = hideKeys(facts.allowedIpAddresses, ownKey, guids);
  const isClean =
    contactEmail === facts.contactEmail &&
    notes === facts.notes &&
    allowedIpAddresses === facts.allowedIpAddresses;
  // The copies of 100 000 keys take longer than reading them.
  return isClean ? facts : { ...facts, contactEmail, notes, allowedIpAddresses };
}

/** null for anything but a GUID, and for that of .NET that stands for none. */
export function readCompanyId(json: unknown): CompanyId | null {
  const guid = typeof json === "string" ? canonicalGuid(json) : null;
  return guid === null || guid === emptyGuid ? null : (guid as CompanyId);
}

function readText(json: unknown): string | null {
  if (json === undefined || json === null) return "";
  return typeof json === "string" ? json : null;
}

function readBoolean(json: unknown): boolean | null {
  if (json === undefined || json === null) return false;
  return typeof json === "boolean" ? json : null;
}
