import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { ConnectBokameraRequest } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConnectionBook } from "../connectionBook.ts";
import type { ConnectionSecrets } from "../connectionSecrets.ts";
import type { IdentityServer } from "../identityServer.ts";
import type { OpenPlatform, ParseOrigin } from "../openPlatform.ts";
import type { Random } from "../ports.ts";
import { Secret } from "../secret.ts";
import type { SavedBokameraConnection, SettingsStore } from "../settingsStore.ts";
import type { SignInSessions } from "../signInSessions.ts";
import { addConnection } from "./addConnection.ts";
import { type ConfirmAddress, confirmNewAddresses } from "./confirmNewAddresses.ts";
import type { ConnectAttempts } from "./connectAttempts.ts";
import { isToken } from "./isToken.ts";
import { signInToPlatform } from "./signInToPlatform.ts";

/** BokaMera's one public client, as which everybody's programs sign in. Documented. */
const bokameraClientId = "bm-external-api-users";

export interface ConnectBokameraDependencies {
  readonly attempts: ConnectAttempts;
  readonly book: ConnectionBook;
  readonly settings: SettingsStore;
  readonly sessions: SignInSessions;
  readonly secrets: ConnectionSecrets;
  readonly identity: IdentityServer;
  readonly random: Random;
  readonly openPlatform: OpenPlatform;
  readonly parseOrigin: ParseOrigin;
  readonly confirmAddress: ConfirmAddress;
}

type Place = Pick<SavedBokameraConnection, "identity"> & {
  readonly origin: string;
  readonly identityOrigin: string;
  readonly apiKey: Secret | null;
};

/** Asks whether the API is there, signs in, and only then keeps anything. */
export async function connectBokamera(
  dependencies: ConnectBokameraDependencies,
  request: ConnectBokameraRequest,
): Promise<Result<ConnectionId, AppError>> {
  const { sessions, secrets, openPlatform } = dependencies;
  const place = readPlace(dependencies.parseOrigin, request);
  if (!place.ok) return place;
  const { origin, identityOrigin, apiKey, identity: realm } = place.value;

  const attempt = dependencies.attempts.begin();
  const confirmed = await confirmNewAddresses(dependencies, attempt, {
    origins: [origin, identityOrigin],
    saved: dependencies.settings.read().connections,
  });
  if (!confirmed.ok) return confirmed;
  const reached = await openPlatform.checkBokamera(origin);
  if (!attempt.isCurrent()) return err({ kind: "connecting-cancelled" });
  if (!reached.ok) return reached;
  const signedIn = await signInToPlatform(dependencies, attempt, {
    realm,
    place: { origin, apiKey },
    signIn: request.signIn,
  });
  if (!signedIn.ok) return signedIn;

  const { name, environment } = request;
  const connectionId = dependencies.random.uuid() as ConnectionId;
  const saved: SavedBokameraConnection = {
    connectionId,
    platform: "bokamera",
    environment,
    name,
    origin,
    namePattern: null,
    identity: realm,
    signIn: signedIn.value.account,
    hasApiKey: apiKey !== null,
    companies: [],
  };
  const keepSecrets = async (): Promise<void> => {
    await sessions.start(saved, signedIn.value.tokens);
    if (apiKey !== null) await secrets.keepApiKey(saved, apiKey);
  };
  return addConnection(dependencies, { attempt, saved, keepSecrets });
}

function readPlace(
  parseOrigin: ParseOrigin,
  { origin, identityOrigin, realm, companyApiKey }: ConnectBokameraRequest,
): Result<Place, AppError> {
  const api = parseOrigin(origin);
  if (!api.ok) return api;
  const identity = parseOrigin(identityOrigin);
  if (!identity.ok) return identity;
  if (companyApiKey !== null && !isToken(companyApiKey)) return err({ kind: "token-malformed" });
  const apiKey = companyApiKey === null ? null : new Secret(companyApiKey);
  const issuer = `${identity.value}/realms/${realm}`;
  return ok({
    origin: api.value,
    identityOrigin: identity.value,
    apiKey,
    identity: { issuer, clientId: bokameraClientId },
  });
}
