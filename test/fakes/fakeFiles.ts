import type { KeyId } from "../../shared/apiKey.ts";
import type { AppState } from "../../shared/appState.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type {
  CheckLinkedFilesRequest,
  CopyKeysAsRequest,
  IdentifyFileRequest,
  LinkFindingsRequest,
  LinkRequest,
  PreviewCopyRequest,
  PreviewFileWriteRequest,
  SetNamePatternRequest,
  UpdateLinkedFilesRequest,
  WriteFileRequest,
} from "../../shared/contract.ts";
import type {
  ConfigFile,
  FileId,
  FileUpdateResult,
  FileWriteId,
  FileWritePreview,
  FolderScan,
  KeyIdentification,
  KeyReference,
  LinkedFile,
  LinkId,
} from "../../shared/linkedFile.ts";
import { liveConnection } from "./fakeAppState.ts";
import { inMs } from "./fakeGuards.ts";
import { FakeRefreshes, fakeId } from "./fakeRefreshes.ts";

/** The ARI Post key of the live connection. */
export const fakeKeyReference: KeyReference = {
  connectionId: liveConnection.connectionId,
  connectionName: liveConnection.name,
  environment: "live",
  keyId: "ari-post" as KeyId,
  group: "ari" as NonNullable<KeyReference["group"]>,
  access: "post",
  name: "Post",
  maskedKey: "••••••••••••1f9c",
  created: inMs(-8 * 86_400_000),
  isCurrent: true,
  replacedAt: null,
};

export function fakeLink(change: Partial<LinkedFile> = {}): LinkedFile {
  return {
    linkId: fakeId(500) as LinkId,
    key: fakeKeyReference,
    path: "/srv/channel/.env",
    format: "dotenv",
    entry: ["BAKUUN_ARI_POST_KEY"],
    status: { state: "current" },
    checkedAt: inMs(0),
    canUndo: true,
    ...change,
  };
}

export function fakeConfigFile(change: Partial<ConfigFile> = {}): ConfigFile {
  return {
    fileId: fakeId(600) as FileId,
    path: "/srv/channel/.env",
    format: "dotenv",
    entries: [
      { entry: ["DATABASE_URL"], isEmpty: false, holds: null },
      { entry: ["BAKUUN_ARI_POST_KEY"], isEmpty: true, holds: null },
      { entry: ["BAKUUN_ARI_READ_KEY"], isEmpty: false, holds: null },
    ],
    warnings: [],
    ...change,
  };
}

/** Keys in configs: what main does for them, without a disk. */
export class FakeFiles extends FakeRefreshes {
  /** The file that the person chooses; null for none. */
  chosenFile: ConfigFile | null = fakeConfigFile();
  /** What is other than usual about the next preview. */
  filePreview: Partial<FileWritePreview> = {};
  scan: FolderScan = { state: "none" };
  identification: KeyIdentification = { state: "empty" };
  /** What a check finds; by default that all files hold their keys. */
  checked: (link: LinkedFile) => LinkedFile = (link) => ({
    ...link,
    status: { state: "current" },
    checkedAt: inMs(0),
  });
  /** Why a file is not updated; null when it is. */
  updateFails: (link: LinkedFile) => FileUpdateResult["error"] = () => null;

  private readonly scanListeners = new Set<(scan: FolderScan) => void>();

  copyKeysAs = (request: CopyKeysAsRequest) =>
    this.answer("copyKeysAs", request, (): ClipboardState => {
      const { connectionId, keyIds, format } = request;
      const [keyId] = keyIds;
      if (keyId === undefined) throw new Error("no key");
      if (keyIds.length === 1) {
        const others = this.app.copyChoices.filter((choice) => choice.keyId !== keyId);
        this.changeApp({ copyChoices: [...others, { connectionId, keyId, format }] });
      }
      return this.putOnClipboard({ connectionId, keyId }, keyIds.length);
    });

  previewCopy = (request: PreviewCopyRequest) =>
    this.answer("previewCopy", request, () =>
      request.keys.map(({ maskedKey }) => `${request.format} ${maskedKey}`).join("\n"),
    );

  setNamePattern = ({ connectionId, pattern }: SetNamePatternRequest) =>
    this.answer("setNamePattern", { connectionId, pattern }, (): AppState => {
      this.changeApp({
        connections: this.app.connections.map((connection) =>
          connection.connectionId === connectionId
            ? {
                ...connection,
                namePattern: pattern ?? liveConnection.namePattern,
                isNamePatternDefault: pattern === null,
              }
            : connection,
        ),
      });
      return this.app;
    });

  chooseConfigFile = () => this.answer("chooseConfigFile", undefined, () => this.chosenFile);

  openLinkedFile = (request: LinkRequest) =>
    this.answer("openLinkedFile", request, (): ConfigFile => {
      const { path, format } = this.linkOf(request.linkId);
      return fakeConfigFile({ path, format });
    });

  previewFileWrite = (request: PreviewFileWriteRequest) =>
    this.answer("previewFileWrite", request, (): FileWritePreview => {
      const known = this.chosenFile?.entries ?? [];
      const isNewEntry = !known.some(({ entry }) => entry.join() === request.entry.join());
      this.previewed = request;
      return {
        writeId: fakeId(700) as FileWriteId,
        path: this.chosenFile?.path ?? "/srv/channel/.env",
        entry: request.entry,
        isNewEntry,
        isUnchanged: false,
        diff: [
          { kind: "same", line: 1, text: "DATABASE_URL=••••••••" },
          { kind: "removed", line: 2, text: `${request.entry.join(".")}=` },
          { kind: "added", line: 2, text: `${request.entry.join(".")}=••••••••••••1f9c` },
        ],
        conflicts: [],
        warnings: [],
        ...this.filePreview,
      };
    });

  writeFile = (request: WriteFileRequest) =>
    this.answer("writeFile", request, (): LinkId => {
      const { connectionId = liveConnection.connectionId, entry = ["KEY"] } = this.previewed ?? {};
      const linkId = fakeId(500 + this.app.linkedFiles.length) as LinkId;
      const keyId = this.previewed?.keyId ?? null;
      const key = { ...fakeKeyReference, connectionId, keyId };
      const path = this.chosenFile?.path ?? "/srv/channel/.env";
      this.changeApp({
        linkedFiles: [...this.app.linkedFiles, fakeLink({ linkId, key, path, entry })],
      });
      return linkId;
    });

  undoFileWrite = ({ linkId }: LinkRequest) =>
    this.answer("undoFileWrite", { linkId }, (): AppState => this.withoutLink(linkId));

  unlinkFile = ({ linkId }: LinkRequest) =>
    this.answer("unlinkFile", { linkId }, (): AppState => this.withoutLink(linkId));

  checkLinkedFiles = (request: CheckLinkedFilesRequest) =>
    this.answer("checkLinkedFiles", request, (): AppState => {
      const isAsked = ({ linkId }: LinkedFile) => request.linkIds?.includes(linkId) ?? true;
      this.changeApp({
        linkedFiles: this.app.linkedFiles.map((link) =>
          isAsked(link) ? this.checked(link) : link,
        ),
      });
      return this.app;
    });

  updateLinkedFiles = (request: UpdateLinkedFilesRequest) =>
    this.answer("updateLinkedFiles", request, (): readonly FileUpdateResult[] => {
      const results = request.linkIds.map((linkId) => ({
        linkId,
        error: this.updateFails(this.linkOf(linkId)),
      }));
      const isDone = ({ linkId }: LinkedFile) =>
        results.some((result) => result.linkId === linkId && result.error === null);
      this.changeApp({
        linkedFiles: this.app.linkedFiles.map((link) =>
          isDone(link) ? this.updatedLink(link, request) : link,
        ),
      });
      return results;
    });

  scanFolder = () => this.answer("scanFolder", undefined, () => this.scan);
  cancelFolderScan = () => this.answer("cancelFolderScan", undefined, () => this.scan);
  getFolderScan = () => this.answer("getFolderScan", undefined, () => this.scan);

  linkFindings = (request: LinkFindingsRequest) =>
    this.answer("linkFindings", request, (): AppState => {
      if (this.scan.state === "none") return this.app;
      const isAsked = (id: string) => request.findingIds.some((asked) => asked === id);
      const linked = this.scan.findings.filter(({ findingId }) => isAsked(findingId));
      this.changeScan({
        ...this.scan,
        findings: this.scan.findings.map((finding) =>
          isAsked(finding.findingId) ? { ...finding, isLinked: true } : finding,
        ),
      });
      const links = linked.map(({ path, entry, key }, at) =>
        fakeLink({ linkId: fakeId(550 + at) as LinkId, path, entry: entry ?? ["KEY"], key }),
      );
      this.changeApp({ linkedFiles: [...this.app.linkedFiles, ...links] });
      return this.app;
    });

  identifyClipboard = () => this.answer("identifyClipboard", undefined, () => this.identification);
  identifyFile = (request: IdentifyFileRequest) =>
    this.answer("identifyFile", request, () => this.identification);

  /** As the preload answers for a file of the disk. */
  pathOfFile = (file: unknown) => (file instanceof File ? `/dropped/${file.name}` : "");

  onFolderScanChanged = (listener: (scan: FolderScan) => void) => {
    this.scanListeners.add(listener);
    return () => this.scanListeners.delete(listener);
  };

  /** As main does when a scan gets further. */
  changeScan(scan: FolderScan): void {
    this.scan = scan;
    for (const listener of this.scanListeners) listener(scan);
  }

  private previewed: PreviewFileWriteRequest | null = null;

  private linkOf(linkId: LinkId): LinkedFile {
    const found = this.app.linkedFiles.find((link) => link.linkId === linkId);
    if (found === undefined) throw new Error(`no link ${linkId}`);
    return found;
  }

  /** A replaced company key is another key afterwards; a refreshed one is the same. */
  private updatedLink(link: LinkedFile, { refreshId }: UpdateLinkedFilesRequest): LinkedFile {
    const refresh = this.app.refreshes.find((known) => known.refreshId === refreshId);
    const { newKey = null, way = "invalidates" } = refresh ?? {};
    const status = { state: "current" } as const;
    if (newKey === null || way === "invalidates") return { ...link, status };
    const { maskedKey, created } = newKey;
    return { ...link, status, key: { ...link.key, maskedKey, created } };
  }

  private withoutLink(linkId: LinkId): AppState {
    const isOther = (link: LinkedFile) => link.linkId !== linkId;
    this.changeApp({ linkedFiles: this.app.linkedFiles.filter(isOther) });
    return this.app;
  }
}
