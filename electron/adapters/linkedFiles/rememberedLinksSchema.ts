import { isAbsolute } from "node:path";
import { z } from "zod";
import { configFormats, type LinkId } from "../../../shared/linkedFile.ts";
import type { RememberedLinks } from "../../core/linkedFiles/linkedFilePorts.ts";
import { storedFields } from "../storedFields.ts";

const { access, connectionId, group, instant, keyId, uuid, version } = storedFields;
const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);

const link = z.strictObject({
  linkId: uuid.transform((text) => text as LinkId),
  path: z.string().refine((path) => isAbsolute(path)),
  format: z.enum(configFormats),
  entry: z.array(z.union([z.string(), z.int().min(0)])).min(1),
  connectionId,
  keyId: keyId.nullable(),
  fingerprint,
  undoable: z.int().min(0).max(5),
  isMadeByWrite: z.boolean(),
});

const key = z.strictObject({
  connectionId,
  keyId: keyId.nullable(),
  group: group.nullable(),
  access: access.nullable(),
  name: z.string().nullable(),
  maskedKey: z.string(),
  created: instant.nullable(),
  fingerprint,
  version: version.nullable(),
  seenAt: instant,
  replacedAt: instant.nullable(),
});

/** Links and the history of keys as they must be; anything else is set aside, never guessed at. */
export const rememberedLinksSchema: z.ZodType<RememberedLinks> = z.strictObject({
  links: z.array(link),
  keys: z.array(key),
});
