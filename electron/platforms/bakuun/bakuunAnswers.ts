import { z } from "zod";
import type { ApiKeyRow, Instant, KeyAccess, KeyGroup, KeyId } from "../../../shared/apiKey.ts";
import type { Account } from "../../core/keyPlatform.ts";
import { maskKey } from "../../core/maskKey.ts";
import { Secret } from "../../core/secret.ts";

/**
 * What Bakuun's key management and its data plane answer. ASSUMED: how the portal's own pages list,
 * reveal and refresh keys is not public; this is our contract, kept in this one folder.
 */

const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString() as Instant);

// SECURITY: a version becomes part of the If-Match header: only what an entity tag may hold.
const version = z.string().regex(/^[\x21\x23-\x7e]{1,256}$/);

const listedKey = z.object({
  // SECURITY: an id becomes part of a URL and of a request from the page: plain characters only.
  id: z.string().regex(/^(?!\.+$)[A-Za-z0-9_.:-]{1,128}$/),
  group: z.string().max(64).transform(canonicalGroup).pipe(z.string().min(1)),
  name: z.string().trim().min(1).max(64),
  maskedKey: z.string().max(4096),
  lastUsed: instant.nullable(),
  created: instant.nullable(),
  version,
});

export const keyListAnswer = z
  .object({ keys: z.array(listedKey).max(10_000) })
  // Two keys of one id could not be told apart when one is revealed or refreshed.
  .refine(({ keys }) => new Set(keys.map((key) => key.id)).size === keys.length)
  .transform(({ keys }): readonly ApiKeyRow[] =>
    keys.map((key) => ({
      keyId: key.id as KeyId,
      group: key.group as KeyGroup,
      access: accessOf(key.name),
      name: key.name,
      maskedKey: maskKey(key.maskedKey),
      lastUsed: key.lastUsed,
      created: key.created,
      version: key.version,
    })),
  );

const plainKey = z.string().min(1).max(4096);

export const revealAnswer = z.object({ key: plainKey }).transform(({ key }) => new Secret(key));

/** The new key's plaintext goes no further than this parser: it becomes a secret and a mask. */
export const refreshAnswer = z
  .object({
    key: plainKey,
    created: instant.nullable(),
    lastUsed: instant.nullable(),
    version,
  })
  .transform(({ key, ...rest }) => ({
    changed: { ...rest, maskedKey: maskKey(key) },
    secret: new Secret(key),
  }));

/** What the data plane says to a call that it takes. */
export const exchangeAnswer = z.object({ status: z.literal("success") });

export const whoAmIAnswer = z
  .object({ name: z.string().min(1).max(256), roles: z.array(z.string()) })
  .transform(({ name }): Account => ({ name, email: null }));

/** One spelling a group, so that "ARI" and "ari" share a table: `rate-shop`. */
function canonicalGroup(text: string): string {
  return text
    .trim()
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "-");
}

function accessOf(name: string): KeyAccess {
  const word = name.trim().toLowerCase();
  return word === "read" || word === "post" ? word : "other";
}
