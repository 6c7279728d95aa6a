import { z } from "zod";
import type { KeyId } from "./apiKey.ts";
import type { ConnectionId } from "./connection.ts";
import type { KeyrackCalls } from "./contract.ts";

/** What the one argument of a call is; undefined for a call without one. */
export type RequestOf<Call extends keyof KeyrackCalls> = Parameters<KeyrackCalls[Call]>[0];

// SECURITY: ids travel into URLs and keychain accounts, so only plain characters pass.
const id = z.string().regex(/^[A-Za-z0-9_.:-]{1,128}$/);
const connectionId = id.transform((text) => text as ConnectionId);
const keyId = id.transform((text) => text as KeyId);

const nothing = z.undefined();
const connectionRequest = z.strictObject({ connectionId });
const keyRequest = z.strictObject({ connectionId, keyId });

/** A request schema a call; the compiler holds each to its request type in `contract.ts`. */
export const requestSchemas: { readonly [Call in keyof KeyrackCalls]: z.ZodType<RequestOf<Call>> } =
  {
    getAppState: nothing,
    listKeys: connectionRequest,
    revealKey: keyRequest,
    copyKey: keyRequest,
    refreshKey: z.strictObject({ connectionId, keyId, version: z.string().min(1).max(256) }),
    getClipboardState: nothing,
    clearClipboard: nothing,
    connectBakuun: z.strictObject({
      name: z.string().trim().min(1).max(80),
      environment: z.enum(["live", "sandbox"]),
      origin: z.string().min(1).max(2048),
      adminToken: z.string().min(1).max(8192),
    }),
    connectDemo: nothing,
    selectConnection: connectionRequest,
    removeConnection: connectionRequest,
    setLanguage: z.strictObject({ language: z.enum(["system", "en", "sv"]) }),
  };
