import { z } from "zod";
import type { KeyId } from "../../shared/apiKey.ts";
import type { CompanyId } from "../../shared/companyKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { copyFormats, namePatternShape } from "../../shared/copyFormat.ts";
import {
  clipboardSecondsChoices,
  defaultProtection,
  lockAfterMinutesChoices,
  revealSecondsChoices,
} from "../../shared/protection.ts";
import type { Settings } from "../core/settingsStore.ts";
import { parseOrigin } from "./parseOrigin.ts";

const connectionId = z
  .string()
  .regex(/^[A-Za-z0-9_.:-]{1,128}$/)
  .transform((text) => text as ConnectionId);

const keyId = z
  .string()
  .regex(/^[A-Za-z0-9_.:-]{1,128}$/)
  .transform((text) => text as KeyId);

// SECURITY: a changed file must not send a token or a password over plain http.
const origin = z.string().refine((text) => parseOrigin(text).ok);

const base = {
  connectionId,
  environment: z.enum(["live", "sandbox"]),
  name: z.string().min(1).max(80),
  origin: origin.nullable(),
  // Settings of earlier versions have none.
  namePattern: z.string().regex(namePatternShape).nullable().default(null),
};

const savedBakuun = z.object({ ...base, platform: z.literal("bakuun") });

const savedBokamera = z
  .object({
    ...base,
    platform: z.literal("bokamera"),
    identity: z.object({
      // "" for the demo, whose port changes with each start.
      issuer: z.string().refine((text) => text === "" || isIssuer(text)),
      clientId: z.string().max(128),
    }),
    signIn: z
      .object({ way: z.enum(["password", "browser"]), email: z.string().max(254).nullable() })
      .nullable(),
    hasApiKey: z.boolean(),
    companies: z.array(
      z.object({
        companyId: z
          .string()
          .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
          .transform((text) => text as CompanyId),
        name: z.string().min(1).max(80),
      }),
    ),
  })
  .refine(({ origin, identity }) => (origin === null) === (identity.issuer === ""));

/** An origin and a realm's path below it. */
function isIssuer(text: string): boolean {
  const found = /^(.+)\/realms\/(?!\.+$)[A-Za-z0-9_.-]{1,128}$/.exec(text);
  return found?.[1] !== undefined && parseOrigin(found[1]).ok;
}

const pixels = z.number().int().min(-100_000).max(100_000);

/** The settings file as it must be; anything else is set aside, never guessed at. */
export const settingsSchema: z.ZodType<Settings> = z.object({
  connections: z.array(z.discriminatedUnion("platform", [savedBakuun, savedBokamera])),
  selectedConnectionId: connectionId.nullable(),
  language: z.enum(["system", "en", "sv"]),
  window: z
    .object({ x: pixels, y: pixels, width: pixels, height: pixels, isMaximized: z.boolean() })
    .nullable(),
  accountsToForget: z.array(z.string().regex(/^[A-Za-z0-9_.:-]{1,256}$/)),
  protection: z.object({
    revealSeconds: z.literal(revealSecondsChoices),
    clipboardSeconds: z.literal(clipboardSecondsChoices),
    lockAfterMinutes: z.literal(lockAfterMinutesChoices),
    hideFromCapture: z.boolean(),
  }),
  hasPassphrase: z.boolean(),
  copyChoices: z.array(
    z.object({ connectionId, keyId: keyId.nullable(), format: z.enum(copyFormats) }),
  ),
});

export const defaultSettings: Settings = {
  connections: [],
  selectedConnectionId: null,
  language: "system",
  window: null,
  accountsToForget: [],
  protection: defaultProtection,
  hasPassphrase: false,
  copyChoices: [],
};
