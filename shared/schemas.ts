import { z } from "zod";
import { activityActions } from "./activity.ts";
import type { Instant, KeyId } from "./apiKey.ts";
import type { CompanyId } from "./companyKey.ts";
import type { ConnectionId } from "./connection.ts";
import type { KeyrackCalls, RequestOf } from "./contract.ts";
import { copyFormats, mostKeysACopy, namePatternShape } from "./copyFormat.ts";
import {
  type FileId,
  type FileWriteId,
  type FindingId,
  type LinkId,
  mostLinks,
} from "./linkedFile.ts";
import {
  clipboardSecondsChoices,
  lockAfterMinutesChoices,
  revealSecondsChoices,
} from "./protection.ts";
import {
  longestPlace,
  mostKeysAtOnce,
  mostPlaces,
  type PreparationId,
  type RefreshId,
  type RunbookId,
} from "./refresh.ts";

// SECURITY: ids travel into URLs and keychain accounts, so only plain characters pass.
const id = z.string().regex(/^(?!\.+$)[A-Za-z0-9_.:-]{1,128}$/);
const connectionId = id.transform((text) => text as ConnectionId);
const keyId = id.transform((text) => text as KeyId);
// SECURITY: a version travels in a header: only what an entity tag may hold (RFC 9110, 8.8.3).
const version = z.string().regex(/^[\x21\x23-\x7e]{1,256}$/);

const name = z.string().trim().min(1).max(80);
const address = z.string().min(1).max(2048);
// SECURITY: never .NET's empty one, which stands for no company, so for the user's own.
const companyId = z
  .string()
  .regex(/^(?![0-]+$)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((text) => text as CompanyId);
const signIn = z.discriminatedUnion("way", [
  z.strictObject({
    way: z.literal("password"),
    email: z.string().trim().min(1).max(254),
    password: z.string().min(1).max(1024),
  }),
  z.strictObject({ way: z.literal("browser") }),
]);

const nothing = z.undefined();
const connectionRequest = z.strictObject({ connectionId });
// SECURITY: these become the names of files and of keychain accounts.
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const refreshId = uuid.transform((text) => text as RefreshId);
const runbookId = uuid.transform((text) => text as RunbookId);
const preparationId = uuid.transform((text) => text as PreparationId);
const keyRequest = z.strictObject({
  connectionId,
  keyId,
  refreshId: refreshId.exactOptional(),
});
// SECURITY: never a key as it is, which a preview would show once more.
const maskedKey = z.string().regex(/^•{12}[A-Za-z0-9-]{0,4}$/);
const instant = z.iso.datetime().transform((text) => text as Instant);
const linkId = uuid.transform((text) => text as LinkId);
const linkIds = z.array(linkId).min(1).max(mostLinks);
const linkRequest = z.strictObject({ linkId });
const fileId = uuid.transform((text) => text as FileId);
const writeId = uuid.transform((text) => text as FileWriteId);
const findingId = uuid.transform((text) => text as FindingId);
const entry = z
  .array(z.union([z.string().min(1).max(500), z.number().int().min(0).max(1_000_000)]))
  .min(1)
  .max(50);
const refreshRequest = z.strictObject({ refreshId });
const companyKeysRequest = z.strictObject({
  connectionId,
  companyId: companyId.nullable(),
  activeOnly: z.boolean(),
});

const passphrase = z.string().min(1).max(1024);
const stepUp = z.discriminatedUnion("way", [
  z.strictObject({ way: z.literal("touch-id") }),
  z.strictObject({ way: z.literal("passphrase"), passphrase }),
]);
const place = z.strictObject({
  text: z.string().trim().min(1).max(longestPlace),
  isDone: z.boolean(),
});
const keyOrder = {
  connectionId,
  companyId: companyId.nullable(),
  contactEmail: z.string().trim().max(254),
  notes: z.string().max(2_000),
};
const exportFormat = z.enum(["csv", "json"]);
const activityFilter = z.strictObject({
  text: z.string().max(200),
  actions: z.array(z.enum(activityActions)).max(activityActions.length).nullable(),
  failedOnly: z.boolean(),
});

/** A request schema a call; the compiler holds each to its request type in `contract.ts`. */
export const requestSchemas: { readonly [Call in keyof KeyrackCalls]: z.ZodType<RequestOf<Call>> } =
  {
    getAppState: nothing,
    listKeys: connectionRequest,
    revealKey: keyRequest,
    hideKey: nothing,
    copyKey: keyRequest,
    copyKeysAs: z.strictObject({
      connectionId,
      keyIds: z.array(keyId).min(1).max(mostKeysACopy),
      format: z.enum(copyFormats),
      refreshId: refreshId.exactOptional(),
    }),
    previewCopy: z.strictObject({
      connectionId,
      keys: z.array(z.strictObject({ keyId, maskedKey })).min(1).max(mostKeysACopy),
      format: z.enum(copyFormats),
    }),
    setNamePattern: z.strictObject({
      connectionId,
      pattern: z.string().regex(namePatternShape).nullable(),
    }),
    chooseConfigFile: nothing,
    openLinkedFile: linkRequest,
    previewFileWrite: keyRequest.extend({ fileId, entry, created: instant.nullable() }),
    writeFile: z.strictObject({ writeId, isSlotConfirmed: z.boolean() }),
    undoFileWrite: linkRequest,
    unlinkFile: linkRequest,
    checkLinkedFiles: z.strictObject({ linkIds: linkIds.nullable() }),
    updateLinkedFiles: z.strictObject({ linkIds, refreshId: refreshId.exactOptional() }),
    scanFolder: nothing,
    cancelFolderScan: nothing,
    getFolderScan: nothing,
    linkFindings: z.strictObject({ findingIds: z.array(findingId).min(1).max(1_000) }),
    identifyClipboard: nothing,
    identifyFile: z.strictObject({ path: z.string().min(1).max(32_768).nullable() }),
    prepareRefresh: z.strictObject({
      connectionId,
      keys: z.array(z.strictObject({ keyId, version })).min(1).max(mostKeysAtOnce),
      resumes: runbookId.nullable(),
    }),
    refreshKeys: z.strictObject({
      preparationId,
      typed: z.string().max(200),
      stepUp: stepUp.nullable(),
    }),
    resolveRefresh: refreshRequest,
    verifyRefresh: refreshRequest,
    setRefreshPlaces: refreshRequest.extend({ places: z.array(place).max(mostPlaces) }),
    dismissRefresh: refreshRequest,
    dropRunbook: z.strictObject({ runbookId }),
    copySupportRequest: refreshRequest,
    acknowledgeKeyChange: keyRequest.omit({ refreshId: true }),
    listCompanyKeys: companyKeysRequest,
    createCompanyKey: z.strictObject(keyOrder),
    replaceCompanyKey: z.strictObject({ ...keyOrder, keyId }),
    exportCompanyKeys: companyKeysRequest.extend({
      format: exportFormat,
      keyIds: z.array(keyId).max(1_000_000).nullable(),
    }),
    getClipboardState: nothing,
    clearClipboard: nothing,
    keepClipboard: nothing,
    lock: nothing,
    unlock: z.discriminatedUnion("way", [
      z.strictObject({ way: z.literal("plain") }),
      z.strictObject({ way: z.literal("touch-id") }),
      z.strictObject({ way: z.literal("passphrase"), passphrase }),
    ]),
    setPassphrase: z.strictObject({
      current: passphrase.nullable(),
      next: passphrase.nullable(),
    }),
    setProtection: z.strictObject({
      revealSeconds: z.literal(revealSecondsChoices).exactOptional(),
      clipboardSeconds: z.literal(clipboardSecondsChoices).exactOptional(),
      lockAfterMinutes: z.literal(lockAfterMinutesChoices).exactOptional(),
      hideFromCapture: z.boolean().exactOptional(),
    }),
    listActivity: z.strictObject({
      filter: activityFilter,
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    exportActivity: z.strictObject({ filter: activityFilter, format: exportFormat }),
    acceptUnrecorded: nothing,
    connectBakuun: z.strictObject({
      name,
      environment: z.enum(["live", "sandbox"]),
      origin: address,
      adminToken: z.string().min(1).max(8192),
    }),
    connectBokamera: z.strictObject({
      name,
      environment: z.enum(["live", "sandbox"]),
      origin: address,
      identityOrigin: address,
      // SECURITY: a realm becomes part of a path.
      realm: z.string().regex(/^(?!\.+$)[A-Za-z0-9_.-]{1,128}$/),
      signIn,
      companyApiKey: z.string().min(1).max(8192).nullable(),
    }),
    signIn: z.strictObject({ connectionId, signIn }),
    signOut: connectionRequest,
    cancelConnecting: nothing,
    connectDemo: nothing,
    selectConnection: connectionRequest,
    removeConnection: connectionRequest,
    nameCompany: z.strictObject({ connectionId, companyId, name }),
    forgetCompany: z.strictObject({ connectionId, companyId }),
    setLanguage: z.strictObject({ language: z.enum(["system", "en", "sv"]) }),
  };
