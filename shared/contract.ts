import type { ActivityFilter, ActivityPage } from "./activity.ts";
import type { ApiKeyRow, Instant, KeyId, RevealedSecret } from "./apiKey.ts";
import type { AppError } from "./appError.ts";
import type { AppState, LanguageSetting } from "./appState.ts";
import type { ClipboardState } from "./clipboardState.ts";
import type { CompanyId, CompanyKeyList, CreatedCompanyKey } from "./companyKey.ts";
import type { ConnectionId, Environment } from "./connection.ts";
import type { CopyFormat } from "./copyFormat.ts";
import type {
  ConfigFile,
  EntryPath,
  FileId,
  FileUpdateResult,
  FileWriteId,
  FileWritePreview,
  FindingId,
  FolderScan,
  KeyIdentification,
  LinkId,
} from "./linkedFile.ts";
import type { ProtectionSettings } from "./protection.ts";
import type {
  PreparationId,
  Refresh,
  RefreshId,
  RefreshPlace,
  RefreshPreparation,
  RunbookId,
} from "./refresh.ts";
import type { Result } from "./result.ts";

/**
 * Every call between the two processes. The preload offers exactly these as `window.keyrack`;
 * `channels.ts` names their channels and `schemas.ts` parses their requests in main.
 */
export interface KeyrackCalls {
  getAppState(): Answer<AppState>;

  /** The masked keys of a connection, in the platform's order. */
  listKeys(request: ListKeysRequest): Answer<KeyList>;
  /** One secret for one cell, to be hidden at `hidesAt`. */
  revealKey(request: KeyRequest): Answer<RevealedKey>;
  /** The page shows no key any more, so the window may be captured again. */
  hideKey(): Answer<void>;
  /** Puts the secret on the clipboard from main; it never reaches the renderer. */
  copyKey(request: KeyRequest): Answer<ClipboardState>;
  /** The same as one text in a format, for one key or several, and remembers the format. */
  copyKeysAs(request: CopyKeysAsRequest): Answer<ClipboardState>;
  /** What `copyKeysAs` would copy, with masked keys in the place of the keys. */
  previewCopy(request: PreviewCopyRequest): Answer<string>;
  /** How names are made of a connection's keys; null for the platform's own pattern. */
  setNamePattern(request: SetNamePatternRequest): Answer<AppState>;

  /** Asks for a config file, and says what entries it has. */
  chooseConfigFile(): Answer<ConfigFile | null>;
  /** The same for a file that is linked already. */
  openLinkedFile(request: LinkRequest): Answer<ConfigFile>;
  /** What writing a key into an entry would change; nothing is written. */
  previewFileWrite(request: PreviewFileWriteRequest): Answer<FileWritePreview>;
  /** Writes what was shown, and links the entry to the key. */
  writeFile(request: WriteFileRequest): Answer<LinkId>;
  /** Puts the file back to what it was before the last write, if nobody has changed it since. */
  undoFileWrite(request: LinkRequest): Answer<AppState>;
  /** Forgets the link; the file stays as it is. */
  unlinkFile(request: LinkRequest): Answer<AppState>;
  /** Looks into linked files now, and asks the platform for keys that it may have changed. */
  checkLinkedFiles(request: CheckLinkedFilesRequest): Answer<AppState>;
  /** Writes a key to linked files that still hold one that it has replaced; each by itself. */
  updateLinkedFiles(request: UpdateLinkedFilesRequest): Answer<readonly FileUpdateResult[]>;
  /** Asks for a folder and begins to look for known keys in its files; as it was if none is named. */
  scanFolder(): Answer<FolderScan>;
  cancelFolderScan(): Answer<FolderScan>;
  getFolderScan(): Answer<FolderScan>;
  linkFindings(request: LinkFindingsRequest): Answer<AppState>;
  /** Which key the text on the clipboard is; main looks, and the page does not get the text. */
  identifyClipboard(): Answer<KeyIdentification>;
  /** Which keys are in a file: one that was dropped onto the window, or that main asks for. */
  identifyFile(request: IdentifyFileRequest): Answer<KeyIdentification>;

  /** Lists the keys anew and says what refreshing them takes; nothing is changed. */
  prepareRefresh(request: PrepareRefreshRequest): Answer<RefreshPreparation>;
  /**
   * Refreshes what was prepared, one key after the other; each old key dies at once. Stops at the
   * first that does not end refreshed. An error means that nothing was sent and no record is left.
   */
  refreshKeys(request: RefreshKeysRequest): Answer<readonly Refresh[]>;
  /** Finds out what became of a refresh whose answer was lost; it never refreshes a key. */
  resolveRefresh(request: RefreshRequest): Answer<Refresh>;
  /** Makes one harmless call with the new key. */
  verifyRefresh(request: RefreshRequest): Answer<Refresh>;
  /** Writes down where the new key has to go; with every place ticked it is held no longer. */
  setRefreshPlaces(request: SetRefreshPlacesRequest): Answer<AppState>;
  /** Forgets a refresh that was seen to its end, and with it the new key that was held. */
  dismissRefresh(request: RefreshRequest): Answer<AppState>;
  /** Gives up what a runbook has not begun. */
  dropRunbook(request: RunbookRequest): Answer<AppState>;
  /** Puts the words that ask the platform's support to end a replaced key on the clipboard. */
  copySupportRequest(request: RefreshRequest): Answer<void>;
  /** The person has seen that somebody else refreshed this key. */
  acknowledgeKeyChange(request: KeyRequest): Answer<AppState>;

  /** The masked keys of a company; asked anew each time. */
  listCompanyKeys(request: ListCompanyKeysRequest): Answer<CompanyKeyList>;
  /** One more key beside those that there are; no other key changes. Sent once, whatever happens. */
  createCompanyKey(request: CreateCompanyKeyRequest): Answer<CreatedCompanyKey>;
  /**
   * The same with a record, for a key that is to take another's place; the other stays valid. An
   * error means that nothing was ordered and no record is left.
   */
  replaceCompanyKey(request: ReplaceCompanyKeyRequest): Answer<Refresh>;
  /** Asks for a file and writes what is known of the keys into it, never a secret. */
  exportCompanyKeys(request: ExportCompanyKeysRequest): Answer<ExportOutcome>;

  getClipboardState(): Answer<ClipboardState>;
  /** Clears the clipboard now if it still holds our key. */
  clearClipboard(): Answer<ClipboardState>;
  /** Leaves our key on the clipboard for 30 s more. */
  keepClipboard(): Answer<ClipboardState>;

  /** Locks: secrets are dropped, the clipboard is cleared, and only `unlock` gets further. */
  lock(): Answer<AppState>;
  unlock(request: UnlockRequest): Answer<AppState>;
  /** Sets, changes or removes the passphrase that unlocks the app. */
  setPassphrase(request: SetPassphraseRequest): Answer<AppState>;
  /** Changes the named protections; one that gets weaker is written to the activity log. */
  setProtection(request: Partial<ProtectionSettings>): Answer<AppState>;

  /** Part of the activity log, newest first. */
  listActivity(request: ListActivityRequest): Answer<ActivityPage>;
  /** Asks for a file and writes the entries that the filter lets through into it. */
  exportActivity(request: ExportActivityRequest): Answer<ExportOutcome>;
  /** Goes on revealing and copying although nothing can be written to the activity log. */
  acceptUnrecorded(): Answer<AppState>;

  /** Tries the account first; nothing is kept unless the server accepts it. */
  connectBakuun(request: ConnectBakuunRequest): Answer<AppState>;
  /** Signs in first; nothing is kept unless the server accepts it. */
  connectBokamera(request: ConnectBokameraRequest): Answer<AppState>;
  /** Signs in once more to a connection that nobody is signed in to. */
  signIn(request: SignInRequest): Answer<AppState>;
  /** Ends the session, here and at the server; the connection stays. */
  signOut(request: ConnectionRequest): Answer<AppState>;
  /** Gives up an attempt to connect that is under way; then nothing of it is kept. */
  cancelConnecting(): Answer<AppState>;
  /** Adds the demo connection and selects it; its server starts with the first call to it. */
  connectDemo(): Answer<AppState>;
  selectConnection(request: ConnectionRequest): Answer<AppState>;
  /** Removes the connection and its token from this computer; a session is ended at its server, too. */
  removeConnection(request: ConnectionRequest): Answer<AppState>;

  /** Names a company for the superadmin's picker, or renames it. */
  nameCompany(request: NameCompanyRequest): Answer<AppState>;
  forgetCompany(request: CompanyRequest): Answer<AppState>;

  setLanguage(request: SetLanguageRequest): Answer<AppState>;
}

/** What main tells the page unasked. Events say that something changed; they carry no secret. */
export interface KeyrackEvents {
  appStateChanged: AppState;
  clipboardStateChanged: ClipboardState;
  folderScanChanged: FolderScan;
  /** An item of the application menu that the page carries out. */
  menuCommand: MenuCommand;
}

/** `window.keyrack`: the calls, and one subscription an event that returns its own end. */
export type KeyrackApi = KeyrackCalls & {
  readonly [Event in keyof KeyrackEvents as `on${Capitalize<Event>}`]: (
    listener: (payload: KeyrackEvents[Event]) => void,
  ) => () => void;
} & {
  /** Where a file lies that was dropped onto the window; "" for one that is no file of the disk. */
  pathOfFile(file: unknown): string;
};

export type MenuCommand =
  | "reload-keys"
  | "add-connection"
  | "open-settings"
  | "open-files"
  | "open-activity";

/** What the one argument of a call is; undefined for a call without one. */
export type RequestOf<Name extends keyof KeyrackCalls> = Parameters<KeyrackCalls[Name]>[0];

/** What a call gives when it succeeds. */
export type ValueOf<Name extends keyof KeyrackCalls> =
  Awaited<ReturnType<KeyrackCalls[Name]>> extends Result<infer Value, AppError> ? Value : never;

type Answer<Value> = Promise<Result<Value, AppError>>;

export interface ConnectionRequest {
  readonly connectionId: ConnectionId;
}

export type ListKeysRequest = ConnectionRequest;

export interface KeyRequest extends ConnectionRequest {
  readonly keyId: KeyId;
  /** The new key of this refresh, as it is held, rather than what the platform has now. */
  readonly refreshId?: RefreshId;
}

export interface CopyKeysAsRequest extends ConnectionRequest {
  /** In the order in which they are to stand; one, or several of one connection. */
  readonly keyIds: readonly KeyId[];
  readonly format: CopyFormat;
  /** As in `KeyRequest`, for one key. */
  readonly refreshId?: RefreshId;
}

export interface PreviewCopyRequest extends ConnectionRequest {
  readonly keys: readonly { readonly keyId: KeyId; readonly maskedKey: string }[];
  readonly format: CopyFormat;
}

export interface SetNamePatternRequest extends ConnectionRequest {
  /** See `namePatternShape`. */
  readonly pattern: string | null;
}

export interface LinkRequest {
  readonly linkId: LinkId;
}

export interface PreviewFileWriteRequest extends KeyRequest {
  readonly fileId: FileId;
  readonly entry: EntryPath;
  /** As the row shows it: by this a company key is known again in another run. */
  readonly created: Instant | null;
}

export interface WriteFileRequest {
  readonly writeId: FileWriteId;
  /** The person has seen what speaks for another key, and wants this one there. */
  readonly isSlotConfirmed: boolean;
}

export interface CheckLinkedFilesRequest {
  /** null for all. */
  readonly linkIds: readonly LinkId[] | null;
}

export interface UpdateLinkedFilesRequest {
  readonly linkIds: readonly LinkId[];
  /** The refresh or replacement whose new key it is; without it the keys as the platform has them. */
  readonly refreshId?: RefreshId;
}

export interface LinkFindingsRequest {
  readonly findingIds: readonly FindingId[];
}

export interface IdentifyFileRequest {
  /** Where a dropped file is; null to be asked for one. The preload makes it of the file. */
  readonly path: string | null;
}

export interface PrepareRefreshRequest extends ConnectionRequest {
  /** In the order in which they are to be refreshed, with the versions that the page shows. */
  readonly keys: readonly { readonly keyId: KeyId; readonly version: string }[];
  /** The stopped runbook whose remaining keys these are; null for a new order. */
  readonly resumes: RunbookId | null;
}

export interface RefreshKeysRequest {
  readonly preparationId: PreparationId;
  /** What the person typed; "" where nothing is asked for. */
  readonly typed: string;
  readonly stepUp: StepUp | null;
}

/** Unlocking once more, for what can't be undone; as for `UnlockRequest`. */
export type StepUp = Exclude<UnlockRequest, { readonly way: "plain" }>;

export interface RefreshRequest {
  readonly refreshId: RefreshId;
}

export interface RunbookRequest {
  readonly runbookId: RunbookId;
}

export interface SetRefreshPlacesRequest extends RefreshRequest {
  readonly places: readonly RefreshPlace[];
}

export interface ConnectBakuunRequest {
  readonly name: string;
  readonly environment: Environment;
  /** `https://host[:port]`, or http on this computer itself. */
  readonly origin: string;
  /** On its way to the keychain; the page forgets it with the call. */
  readonly adminToken: string;
}

/** How a person signs in this time; the password is on its way to the identity server only. */
export type SignIn =
  | { readonly way: "password"; readonly email: string; readonly password: string }
  | { readonly way: "browser" };

export interface ConnectBokameraRequest {
  readonly name: string;
  readonly environment: Environment;
  /** Of the API, `https://host[:port]`, or http on this computer itself. */
  readonly origin: string;
  /** Of the identity server, likewise. */
  readonly identityOrigin: string;
  /** The identity server's realm, `bookmore-admin`. */
  readonly realm: string;
  readonly signIn: SignIn;
  /** The company's own `x-api-key`, sent along with every call; on its way to the keychain. */
  readonly companyApiKey: string | null;
}

export interface SignInRequest extends ConnectionRequest {
  readonly signIn: SignIn;
}

export interface ListCompanyKeysRequest extends ConnectionRequest {
  /** null for the user's own company. Sent for a superadmin only. */
  readonly companyId: CompanyId | null;
  /** Leave out what was cancelled or has expired; asked of the platform. */
  readonly activeOnly: boolean;
}

export interface CreateCompanyKeyRequest extends ConnectionRequest {
  readonly companyId: CompanyId | null;
  /** "" for the user's own address, which the platform fills in. */
  readonly contactEmail: string;
  readonly notes: string;
}

export interface ReplaceCompanyKeyRequest extends CreateCompanyKeyRequest {
  /** The key whose place the new one is to take. */
  readonly keyId: KeyId;
}

export interface ExportCompanyKeysRequest extends ListCompanyKeysRequest {
  readonly format: "csv" | "json";
  /** Only these, in this order; null for all, in the platform's order. */
  readonly keyIds: readonly KeyId[] | null;
}

export type ExportOutcome =
  /** How many keys, or entries of the activity log, the file holds. */
  | { readonly state: "saved"; readonly file: string; readonly count: number }
  | { readonly state: "cancelled" };

export interface CompanyRequest extends ConnectionRequest {
  readonly companyId: CompanyId;
}

export interface NameCompanyRequest extends CompanyRequest {
  readonly name: string;
}

/** The passphrase is on its way to be checked; the page forgets it with the call. */
export type UnlockRequest =
  | { readonly way: "plain" }
  | { readonly way: "touch-id" }
  | { readonly way: "passphrase"; readonly passphrase: string };

export interface SetPassphraseRequest {
  /** The present one; null when there is none. */
  readonly current: string | null;
  /** null to do without. */
  readonly next: string | null;
}

export interface ListActivityRequest {
  readonly filter: ActivityFilter;
  /** How many of the newest that the filter lets through are passed over. */
  readonly offset: number;
  /** At most 500. */
  readonly limit: number;
}

export interface ExportActivityRequest {
  readonly filter: ActivityFilter;
  readonly format: "csv" | "json";
}

export interface SetLanguageRequest {
  readonly language: LanguageSetting;
}

export interface KeyList {
  readonly rows: readonly ApiKeyRow[];
  /** When the platform answered. */
  readonly loadedAt: Instant;
}

export interface RevealedKey {
  readonly secret: RevealedSecret;
  readonly hidesAt: Instant;
}
