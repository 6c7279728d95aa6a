import { z } from "zod";
import type { KeyId } from "./apiKey.ts";
import type { ConnectionId } from "./connection.ts";
import type { KeyrackCalls, RequestOf } from "./contract.ts";

// SECURITY: ids travel into URLs and keychain accounts, so only plain characters pass.
const id = z.string().regex(/^(?!\.+$)[A-Za-z0-9_.:-]{1,128}$/);
const connectionId = id.transform((text) => text as ConnectionId);
const keyId = id.transform((text) => text as KeyId);
// SECURITY: a version travels in a header: only what an entity tag may hold (RFC 9110, 8.8.3).
const version = z.string().regex(/^[\x21\x23-\x7e]{1,256}$/);

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
    refreshKey: keyRequest.extend({ version }),
    getClipboardState: nothing,
    clearClipboard: nothing,
    connectBakuun: z.strictObject({
      name: z.string().trim().min(1).max(80),
      environment: z.enum(["live", "sandbox"]),
      origin: z.string().min(1).max(2048),
      adminToken: z.string().min(1).max(8192),
    }),
    cancelConnecting: nothing,
    connectDemo: nothing,
    selectConnection: connectionRequest,
    removeConnection: connectionRequest,
    setLanguage: z.strictObject({ language: z.enum(["system", "en", "sv"]) }),
  };
