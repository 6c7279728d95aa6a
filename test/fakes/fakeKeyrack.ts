import type { KeyId, RevealedSecret } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type {
  CompanyId,
  CompanyKeyList,
  CompanyKeyRow,
  CreatedCompanyKey,
  KnownCompany,
} from "../../shared/companyKey.ts";
import type { Connection, ConnectionId, SignInAccount } from "../../shared/connection.ts";
import type {
  CompanyRequest,
  ConnectBakuunRequest,
  ConnectBokameraRequest,
  ConnectionRequest,
  CreateCompanyKeyRequest,
  ExportCompanyKeysRequest,
  ExportOutcome,
  KeyList,
  KeyRequest,
  KeyrackApi,
  ListCompanyKeysRequest,
  MenuCommand,
  NameCompanyRequest,
  RevealedKey,
  SetLanguageRequest,
  SignIn,
  SignInRequest,
} from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { bokameraConnection, demoConnection, liveConnection } from "./fakeAppState.ts";
import { fakeCompanyRow, ownCompanyId } from "./fakeCompanyKeys.ts";
import { FakeFiles } from "./fakeFiles.ts";
import { inMs } from "./fakeGuards.ts";

/** `window.keyrack` without a main process: two platforms in memory, with time by the test's clock. */
export class FakeKeyrack extends FakeFiles implements KeyrackApi {
  /** Who is signed in to the platform with company keys. */
  account = { email: "anna@fjallgarden.example", mayChooseCompany: false };
  /** What becomes of an order for a key; null for a new row in the list. */
  created: CreatedCompanyKey | null = null;
  exported: ExportOutcome = { state: "saved", file: "company-keys.csv", count: 6 };

  private attempt: symbol | null = null;
  private readonly menuListeners = new Set<(command: MenuCommand) => void>();

  /** The secret of a key, 48 characters or a GUID, that ends as its masked key does. */
  secretOf(keyId: KeyId): string {
    const ending = this.maskedKeyOf(keyId).slice(-4);
    if (this.companyRows.some((row) => row.keyId === keyId)) {
      return `5a5e0000-0000-4000-8000-00000000${ending}`;
    }
    return `q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNz${ending}`;
  }

  chooseFromMenu(command: MenuCommand): void {
    for (const listener of this.menuListeners) listener(command);
  }

  getAppState = () => this.answer("getAppState", undefined, () => this.app);

  listKeys = (request: ConnectionRequest) =>
    this.answer("listKeys", request, (): KeyList => ({ rows: this.rows, loadedAt: inMs(0) }));

  revealKey = (request: KeyRequest) =>
    this.answer("revealKey", request, (): RevealedKey => {
      const secret = this.secretOf(request.keyId) as RevealedSecret;
      return { secret, hidesAt: inMs(this.app.protection.revealSeconds * 1000) };
    });

  copyKey = (request: KeyRequest) =>
    this.answer("copyKey", request, (): ClipboardState => {
      return this.putOnClipboard(request);
    });

  listCompanyKeys = (request: ListCompanyKeysRequest) =>
    this.answer("listCompanyKeys", request, (): CompanyKeyList => {
      const isListed = (row: CompanyKeyRow) =>
        row.companyId === (request.companyId ?? ownCompanyId) &&
        (!request.activeOnly || isUsable(row));
      const rows = this.companyRows.filter(isListed);
      const companyId = request.companyId ?? ownCompanyId;
      return { rows, loadedAt: inMs(0), companyId, ...this.account };
    });

  createCompanyKey = (request: CreateCompanyKeyRequest) =>
    this.answer("createCompanyKey", request, (): CreatedCompanyKey => {
      if (this.created !== null) return this.created;
      const { contactEmail, notes } = request;
      const change = { contactEmail, notes, allowedIpAddresses: "", created: inMs(0) };
      const row = fakeCompanyRow("n3w1", Date.now(), change);
      this.companyRows = [...this.companyRows, row];
      return { outcome: "created", row };
    });

  exportCompanyKeys = (request: ExportCompanyKeysRequest) =>
    this.answer("exportCompanyKeys", request, () => this.exported);

  connectBakuun = async (request: ConnectBakuunRequest): Promise<Result<AppState, AppError>> => {
    const attempt = Symbol(request.name);
    this.attempt = attempt;
    const tried = await this.answer("connectBakuun", request, () => undefined);
    if (this.attempt !== attempt) return err({ kind: "connecting-cancelled" });
    if (!tried.ok) return tried;
    const { name, environment, origin } = request;
    return ok(this.withConnection({ ...liveConnection, name, environment, origin }));
  };

  connectBokamera = async (
    request: ConnectBokameraRequest,
  ): Promise<Result<AppState, AppError>> => {
    const attempt = Symbol(request.name);
    this.attempt = attempt;
    const tried = await this.answer("connectBokamera", request, () => undefined);
    if (this.attempt !== attempt) return err({ kind: "connecting-cancelled" });
    if (!tried.ok) return tried;
    const { name, environment, origin } = request;
    const signIn = accountOf(request.signIn);
    return ok(this.withConnection({ ...bokameraConnection, name, environment, origin, signIn }));
  };

  signIn = async (request: SignInRequest): Promise<Result<AppState, AppError>> => {
    const attempt = Symbol("sign-in");
    this.attempt = attempt;
    const tried = await this.answer("signIn", request, () => undefined);
    if (this.attempt !== attempt) return err({ kind: "connecting-cancelled" });
    if (!tried.ok) return tried;
    const signIn = accountOf(request.signIn);
    return ok(this.withChangedConnection(request.connectionId, () => ({ signIn })));
  };

  signOut = (request: ConnectionRequest) => this.answer("signOut", request, () => this.app);

  cancelConnecting = () =>
    this.answer("cancelConnecting", undefined, () => {
      this.attempt = null;
      return this.app;
    });

  connectDemo = () =>
    this.answer("connectDemo", undefined, () => this.withConnection(demoConnection));

  selectConnection = ({ connectionId }: ConnectionRequest) =>
    this.answer("selectConnection", { connectionId }, () => {
      this.changeApp({ selectedConnectionId: connectionId });
      return this.app;
    });

  removeConnection = ({ connectionId }: ConnectionRequest) =>
    this.answer("removeConnection", { connectionId }, () => {
      const isOther = (connection: Connection) => connection.connectionId !== connectionId;
      this.changeApp({ connections: this.app.connections.filter(isOther) });
      return this.app;
    });

  nameCompany = (request: NameCompanyRequest) =>
    this.answer("nameCompany", request, () => {
      const { connectionId, companyId, name } = request;
      return this.withChangedConnection(connectionId, ({ companies }) => ({
        companies: [...without(companies, companyId), { companyId, name }],
      }));
    });

  forgetCompany = (request: CompanyRequest) =>
    this.answer("forgetCompany", request, () =>
      this.withChangedConnection(request.connectionId, ({ companies }) => ({
        companies: without(companies, request.companyId),
      })),
    );

  setLanguage = ({ language }: SetLanguageRequest) =>
    this.answer("setLanguage", { language }, () => {
      this.changeApp({ language, locale: language === "system" ? "en" : language });
      return this.app;
    });

  onMenuCommand = (listener: (command: MenuCommand) => void) => {
    this.menuListeners.add(listener);
    return () => this.menuListeners.delete(listener);
  };

  private maskedKeyOf(keyId: KeyId): string {
    const found = [...this.rows, ...this.companyRows].find((row) => row.keyId === keyId);
    if (found === undefined) throw new Error(`no row ${keyId}`);
    return found.maskedKey;
  }

  private withConnection(connection: Connection): AppState {
    const connections = [...this.app.connections, connection];
    this.changeApp({ connections, selectedConnectionId: connection.connectionId });
    return this.app;
  }

  private withChangedConnection(
    connectionId: ConnectionId,
    changeOf: (connection: Connection) => Partial<Connection>,
  ): AppState {
    const connections = this.app.connections.map((connection) =>
      connection.connectionId === connectionId
        ? { ...connection, ...changeOf(connection) }
        : connection,
    );
    this.changeApp({ connections });
    return this.app;
  }
}

function isUsable({ isActive, expiry }: CompanyKeyRow): boolean {
  return isActive && (expiry === null || Date.parse(expiry) > Date.now());
}

function accountOf(signIn: SignIn): SignInAccount {
  return { way: signIn.way, email: signIn.way === "password" ? signIn.email : null };
}

function without(companies: readonly KnownCompany[], companyId: CompanyId) {
  return companies.filter((company) => company.companyId !== companyId);
}
