import type { RevealedSecret } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import { callChannels, callNames } from "../../shared/channels.ts";
import type { KeyrackCalls, RequestOf, SignInRequest, ValueOf } from "../../shared/contract.ts";
import { ok, type Result } from "../../shared/result.ts";
import { requestSchemas } from "../../shared/schemas.ts";
import type { ClipboardLease } from "../core/clipboardLease.ts";
import { type ConnectBakuunDependencies, connectBakuun } from "../core/connecting/connectBakuun.ts";
import {
  type ConnectBokameraDependencies,
  connectBokamera,
} from "../core/connecting/connectBokamera.ts";
import { signInAgain } from "../core/connecting/signInAgain.ts";
import { copyKey } from "../core/copyKey.ts";
import { createCompanyKey } from "../core/createCompanyKey.ts";
import { exportCompanyKeys } from "../core/exportCompanyKeys.ts";
import type { KeyRefresher } from "../core/keyRefresher.ts";
import { forgetCompany, nameCompany } from "../core/knownCompanies.ts";
import { listCompanyKeys } from "../core/listCompanyKeys.ts";
import { listKeys } from "../core/listKeys.ts";
import type { AppLog, Clock, ExportFile } from "../core/ports.ts";
import { revealKey } from "../core/revealKey.ts";
import { signOut } from "../core/signOut.ts";
import { handle } from "./handle.ts";

interface HandlerDependencies extends ConnectBakuunDependencies, ConnectBokameraDependencies {
  readonly log: AppLog;
  readonly clock: Clock;
  readonly exportFile: ExportFile;
  readonly lease: ClipboardLease;
  readonly refresher: KeyRefresher;
  readonly describeApp: () => AppState;
  /** Called after every change of the app's state, so that menus and pages follow. */
  readonly appStateChanged: () => void;
  /** Brings the window to the front, for a person who comes back from their browser. */
  readonly comeBack: () => void;
}

/** The calls of `contract.ts` as main runs them: a parsed request in, a result out. */
type CallTable = {
  readonly [Name in keyof KeyrackCalls]: (
    request: RequestOf<Name>,
  ) => Promise<Result<ValueOf<Name>, AppError>>;
};

/** Opens every channel to the page; the compiler holds channel, schema and work together. */
export function registerHandlers(dependencies: HandlerDependencies): void {
  const calls = callTable(dependencies);
  const open = <Name extends keyof KeyrackCalls>(name: Name) =>
    handle<RequestOf<Name>, ValueOf<Name>>(dependencies, {
      channel: callChannels[name],
      schema: requestSchemas[name],
      run: calls[name],
    });
  for (const name of callNames) open(name);
}

/** What the page may ask main for: all of it. */
function callTable(dependencies: HandlerDependencies): CallTable {
  const { settings, book, sessions, lease, refresher } = dependencies;
  const { clock, exportFile, describeApp, appStateChanged } = dependencies;
  const { findPlatform } = book;

  const changed = (result: Result<void, AppError>): Result<AppState, AppError> => {
    appStateChanged();
    return result.ok ? ok(describeApp()) : result;
  };
  const after = (change: () => void): Result<AppState, AppError> => {
    change();
    return changed(ok(undefined));
  };

  const signedIn = (
    { signIn }: Pick<SignInRequest, "signIn">,
    result: Result<void, AppError>,
  ): Result<AppState, AppError> => {
    if (signIn.way === "browser" && result.ok) dependencies.comeBack();
    return changed(result);
  };

  return {
    getAppState: async () => ok(describeApp()),

    listKeys: (request) => listKeys({ findPlatform, clock }, request),
    revealKey: async (request) => {
      const revealed = await revealKey({ findPlatform, clock }, request);
      if (!revealed.ok) return revealed;
      // SECURITY: the one place where a key's plaintext leaves main for the page, as it was asked.
      const secret = revealed.value.secret.exposeText() as RevealedSecret;
      return ok({ secret, hidesAt: revealed.value.hidesAt });
    },
    copyKey: (request) => copyKey({ findPlatform, lease }, request),
    refreshKey: (request) => refresher.refreshKey(request),

    listCompanyKeys: (request) => listCompanyKeys({ findPlatform, clock }, request),
    createCompanyKey: (request) => createCompanyKey({ findPlatform }, request),
    exportCompanyKeys: (request) =>
      exportCompanyKeys({ findPlatform, clock, exportFile, book }, request),

    getClipboardState: async () => ok(lease.state),
    clearClipboard: async () => ok(await lease.clear()),

    connectBakuun: async (request) => changed(await connectBakuun(dependencies, request)),
    connectBokamera: async (request) =>
      signedIn(request, await connectBokamera(dependencies, request)),
    signIn: async (request) => signedIn(request, await signInAgain(dependencies, request)),
    signOut: async (request) => changed(await signOut({ book, sessions }, request)),
    cancelConnecting: async () => after(() => dependencies.attempts.cancel()),
    connectDemo: async () => after(() => book.connectDemo()),
    selectConnection: async ({ connectionId }) => changed(book.select(connectionId)),
    removeConnection: async ({ connectionId }) => changed(await book.remove(connectionId)),

    nameCompany: async (request) => changed(nameCompany({ book }, request)),
    forgetCompany: async (request) => changed(forgetCompany({ book }, request)),

    setLanguage: async ({ language }) => after(() => settings.change({ language })),
  };
}
