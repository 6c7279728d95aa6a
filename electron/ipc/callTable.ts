import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import type { KeyrackCalls, RefreshRequest, RequestOf, ValueOf } from "../../shared/contract.ts";
import type { Result } from "../../shared/result.ts";
import type { ActivityLog } from "../core/activity/activityLog.ts";
import type { CaptureShield } from "../core/captureShield.ts";
import type { ClipboardLease } from "../core/clipboardLease.ts";
import type { CompanyKeyOrders } from "../core/companyKeyOrders.ts";
import type { ConnectBakuunDependencies } from "../core/connecting/connectBakuun.ts";
import type { ConnectBokameraDependencies } from "../core/connecting/connectBokamera.ts";
import type { IsStillAsked } from "../core/isStillAsked.ts";
import type { KnownKeys } from "../core/knownKeys.ts";
import type { FolderScans } from "../core/linkedFiles/folderScans.ts";
import type { IdentifyKeys } from "../core/linkedFiles/identifyKeys.ts";
import type { LinkedFiles } from "../core/linkedFiles/linkedFiles.ts";
import type { AppLock } from "../core/lock/appLock.ts";
import type { AppLog, Clock, ExportFile } from "../core/ports.ts";
import type { AfterRefresh } from "../core/refresh/afterRefresh.ts";
import type { KeyWatch } from "../core/refresh/keyWatch.ts";
import type { Refreshes } from "../core/refresh/refreshes.ts";

/** The calls of `contract.ts` as main runs them: a parsed request in, a result out. */
export type CallTable = {
  readonly [Name in keyof KeyrackCalls]: (
    request: RequestOf<Name>,
    isStillAsked: IsStillAsked,
  ) => Promise<Result<ValueOf<Name>, AppError>>;
};

/** What the calls work with. */
export interface HandlerDependencies
  extends ConnectBakuunDependencies,
    ConnectBokameraDependencies {
  readonly log: AppLog;
  readonly clock: Clock;
  readonly exportFile: ExportFile;
  readonly lease: ClipboardLease;
  readonly shield: CaptureShield;
  readonly lock: AppLock;
  readonly activity: ActivityLog;
  readonly knownKeys: KnownKeys;
  readonly keyOrders: CompanyKeyOrders;
  readonly keyWatch: KeyWatch;
  readonly refreshes: Refreshes;
  readonly afterRefresh: AfterRefresh;
  readonly linkedFiles: LinkedFiles;
  readonly folderScans: FolderScans;
  readonly identifyKeys: IdentifyKeys;
  /** Puts the words for the platform's support on the clipboard. */
  readonly copySupportRequest: (request: RefreshRequest) => Promise<Result<void, AppError>>;
  readonly describeApp: () => AppState;
  /** Called after every change of the app's state, so that menus and pages follow. */
  readonly appStateChanged: () => void;
  /** Brings the window to the front, for a person who comes back from their browser. */
  readonly comeBack: () => void;
}
