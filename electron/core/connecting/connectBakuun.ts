import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { ConnectBakuunRequest } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConnectionBook } from "../connectionBook.ts";
import type { OpenPlatform, ParseOrigin } from "../openPlatform.ts";
import type { Random } from "../ports.ts";
import { Secret } from "../secret.ts";
import type { SavedBakuunConnection, SettingsStore } from "../settingsStore.ts";
import { tokenAccountOf } from "../tokenAccounts.ts";
import type { TokenVault } from "../tokenVault.ts";
import { addConnection } from "./addConnection.ts";
import type { ConnectAttempts } from "./connectAttempts.ts";
import { isToken } from "./isToken.ts";

export interface ConnectBakuunDependencies {
  readonly attempts: ConnectAttempts;
  readonly book: ConnectionBook;
  readonly settings: SettingsStore;
  readonly vault: TokenVault;
  readonly random: Random;
  readonly openPlatform: OpenPlatform;
  readonly parseOrigin: ParseOrigin;
}

/** Connects an account by its admin token: the server is asked before anything is kept. */
export async function connectBakuun(
  dependencies: ConnectBakuunDependencies,
  request: ConnectBakuunRequest,
): Promise<Result<void, AppError>> {
  const { settings, vault } = dependencies;
  const { name, environment } = request;
  const origin = dependencies.parseOrigin(request.origin);
  if (!origin.ok) return origin;
  if (!isToken(request.adminToken)) return err({ kind: "token-malformed" });
  const token = new Secret(request.adminToken);
  const access = ok({ origin: origin.value, bearer: token, apiKey: null });
  const trial = dependencies.openPlatform.bakuun(environment, async () => access);

  const attempt = dependencies.attempts.begin();
  const account = await trial.whoAmI();
  if (!attempt.isCurrent()) return err({ kind: "connecting-cancelled" });
  if (!account.ok) return account;

  const connectionId = dependencies.random.uuid() as ConnectionId;
  const saved: SavedBakuunConnection = {
    connectionId,
    platform: "bakuun",
    environment,
    name,
    origin: origin.value,
  };
  const tokenAccount = tokenAccountOf(connectionId);
  const keepSecrets = async (): Promise<void> => {
    // A token in the keychain whose connection is forgotten at the end of this run serves nobody.
    if (settings.isSaved) await vault.keep(tokenAccount, token);
    else vault.hold(tokenAccount, token);
  };
  return addConnection(dependencies, { attempt, saved, keepSecrets });
}
