import { z } from "zod";
import type { ConnectionId } from "../../shared/connection.ts";
import type { Settings } from "../core/ports.ts";
import { parseOrigin } from "./parseOrigin.ts";

const connectionId = z
  .string()
  .regex(/^[A-Za-z0-9_.:-]{1,128}$/)
  .transform((text) => text as ConnectionId);

const savedConnection = z.object({
  connectionId,
  platform: z.literal("bakuun"),
  environment: z.enum(["live", "sandbox"]),
  name: z.string().min(1).max(80),
  // SECURITY: a changed file must not send the token over plain http.
  origin: z
    .string()
    .refine((text) => parseOrigin(text).ok)
    .nullable(),
});

const pixels = z.number().int().min(-100_000).max(100_000);

/** The settings file as it must be; anything else is set aside, never guessed at. */
export const settingsSchema: z.ZodType<Settings> = z.object({
  connections: z.array(savedConnection),
  selectedConnectionId: connectionId.nullable(),
  language: z.enum(["system", "en", "sv"]),
  window: z
    .object({ x: pixels, y: pixels, width: pixels, height: pixels, isMaximized: z.boolean() })
    .nullable(),
  accountsToForget: z.array(z.string().regex(/^[A-Za-z0-9_.:-]{1,256}$/)),
});

export const defaultSettings: Settings = {
  connections: [],
  selectedConnectionId: null,
  language: "system",
  window: null,
  accountsToForget: [],
};
