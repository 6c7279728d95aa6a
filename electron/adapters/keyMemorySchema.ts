import { z } from "zod";
import type { RememberedKey } from "../core/refresh/refreshPorts.ts";
import { storedFields } from "./storedFields.ts";

const { access, connectionId, group, instant, keyId, version } = storedFields;

const change = z.strictObject({
  group,
  access,
  name: z.string(),
  changedAt: instant.nullable(),
  noticedAt: instant,
  oldMaskedKey: z.string(),
});

/** What is remembered of keys as it must be; anything else is set aside, never guessed at. */
export const keyMemorySchema: z.ZodType<readonly RememberedKey[]> = z.array(
  z.strictObject({
    connectionId,
    keyId,
    version,
    created: instant.nullable(),
    maskedKey: z.string(),
    change: change.nullable(),
    places: z.array(z.string()),
  }),
);
