import { z } from "zod";
import type { Instant, KeyAccess, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";

// SECURITY: ids travel into URLs and keychain accounts, so only plain characters pass.
const id = z.string().regex(/^(?!\.+$)[A-Za-z0-9_.:-]{1,128}$/);

/** What the files of ours have in common. Texts are as long as they are: the file has its limit. */
export const storedFields = {
  connectionId: id.transform((text) => text as ConnectionId),
  keyId: id.transform((text) => text as KeyId),
  // SECURITY: a version travels in a header: only what an entity tag may hold (RFC 9110, 8.8.3).
  version: z.string().regex(/^[\x21\x23-\x7e]{1,256}$/),
  group: z
    .string()
    .min(1)
    .transform((text) => text as KeyGroup),
  access: z.enum(["read", "post", "other"]) satisfies z.ZodType<KeyAccess>,
  instant: z
    .string()
    .refine(isInstant)
    .transform((text) => text as Instant),
  // SECURITY: these become the names of files and of keychain accounts.
  uuid: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
};

/** To the letter as `instantOf` writes it. */
function isInstant(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}
