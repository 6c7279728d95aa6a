import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { ConnectBakuunRequest } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConnectionBook } from "../connectionBook.ts";
import type { ConnectionSecrets } from "../connectionSecrets.ts";
import type { OpenPlatform, ParseOrigin } from "../openPlatform.ts";
import type { Random } from "../ports.ts";
import { Secret } from "../secret.ts";
import type { SavedBakuunConnection, SettingsStore } from "../settingsStore.ts";
import { addConnection } from "./addConnection.ts";
import { type ConfirmAddress, confirmNewAddresses } from "./confirmNewAddresses.ts";
import type { ConnectAttempts } from "./connectAttempts.ts";
import { isToken } from "./isToken.ts";

export interface ConnectBakuunDependencies {
  readonly attempts: ConnectAttempts;
  readonly book: ConnectionBook;
  readonly settings: SettingsStore;
  readonly secrets: ConnectionSecrets;
  readonly random: Random;
  readonly openPlatform: OpenPlatform;
  readonly parseOrigin: ParseOrigin;
  readonly confirmAddress: ConfirmAddress;
}

/** Connects an account by its admin token: the server is asked before anything is kept. */
export async function connectBakuun(
  dependencies: ConnectBakuunDependencies,
  request: ConnectBakuunRequest,
): Promise<Result<ConnectionId, AppError>> {
  const { name, environment } = request;
  const origin = dependencies.parseOrigin(request.origin);
  if (!origin.ok) return origin;
  if (!isToken(request.adminToken)) return err({ kind: "token-malformed" });
  const token = new Secret(request.adminToken);
  const access = ok({ origin: origin.value, bearer: token, apiKey: null });
  const trial = dependencies.openPlatform.bakuun(environment, async () => access);

  const attempt = dependencies.attempts.begin();
  const confirmed = await confirmNewAddresses(dependencies, attempt, {
    origins: [origin.value],
    saved: dependencies.settings.read().connections,
  });
  if (!confirmed.ok) return confirmed;
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
    namePattern: null,
  };
  const keepSecrets = () => dependencies.secrets.keepToken(saved, token);
  return addConnection(dependencies, { attempt, saved, keepSecrets });
}
