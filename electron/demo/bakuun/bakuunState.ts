import { z } from "zod";
import { bakuunKeys } from "./bakuunKeys.ts";

const keyId = z.enum(bakuunKeys.map((key) => key.keyId));
const instant = z.iso.datetime();
const version = z.string().regex(/^[0-9a-f]{32}$/);

const keyRecord = z.object({
  /**
   * Random, new with every refresh, and never again the same. The secret derives from it, so it
   * is the key's generation too: a state that is lost and made afresh revives no old secret.
   */
  version,
  created: instant,
  /** null when the key was never used. */
  lastUsed: instant.nullable(),
});

const refreshRecord = z.object({
  idempotencyKey: z.string(),
  keyId,
  /** What the refresh made, to answer it once more in the same words. */
  version,
  created: instant,
});

const bakuunState = z.object({
  format: z.literal(1),
  keys: z.record(keyId, keyRecord),
  /** The refreshes of the last 24 hours. */
  refreshes: z.array(refreshRecord),
});

export type KeyRecord = Readonly<z.infer<typeof keyRecord>>;
export type RefreshRecord = Readonly<z.infer<typeof refreshRecord>>;

/** All that the Bakuun half remembers, and all of it on disk. No secret among it. */
export interface BakuunState {
  readonly format: 1;
  readonly keys: Readonly<z.infer<typeof bakuunState>["keys"]>;
  readonly refreshes: readonly RefreshRecord[];
}

export const bakuunStateSchema: z.ZodType<BakuunState> = bakuunState;
