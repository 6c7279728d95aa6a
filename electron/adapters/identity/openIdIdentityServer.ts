import {
  type Configuration,
  type CustomFetch,
  genericGrantRequest,
  refreshTokenGrant,
  type TokenEndpointResponse,
  tokenRevocation,
} from "openid-client";
import type { AppError } from "../../../shared/appError.ts";
import type { SignInAccount } from "../../../shared/connection.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HttpClient } from "../../core/httpClient.ts";
import type { IdentityRealm, IdentityServer, SignInTokens } from "../../core/identityServer.ts";
import type { Clock } from "../../core/ports.ts";
import { Secret } from "../../core/secret.ts";
import { attempt } from "./attempt.ts";
import { configure } from "./configure.ts";
import { DiscoveredServers } from "./discoveredServers.ts";
import { fetchByHttpClient } from "./fetchByHttpClient.ts";
import { parseTokens } from "./parseTokens.ts";
import { readLogoutAnswer } from "./readLogoutAnswer.ts";
import type { ReturnPageTexts } from "./returnPage.ts";
import {
  documentedEndpoints,
  offersBrowserSignIn,
  type SessionEndpoints,
} from "./serverMetadata.ts";
import { signInByCode } from "./signInByCode.ts";
import type { OpenInBrowser } from "./waitForReturn.ts";
import { watchGivenUp } from "./watchGivenUp.ts";

type Way = SignInAccount["way"];
type Tokens = Result<SignInTokens, AppError>;

/** An identity server by openid-client, over our own HTTP and in the system's browser. */
export class OpenIdIdentityServer implements IdentityServer {
  readonly #http: HttpClient;
  readonly #clock: Clock;
  readonly #openInBrowser: OpenInBrowser;
  readonly #texts: () => ReturnPageTexts;
  readonly #fetch: CustomFetch;
  readonly #discovered: DiscoveredServers;

  constructor(dependencies: {
    http: HttpClient;
    clock: Clock;
    openInBrowser: OpenInBrowser;
    /** Of the page that the browser shows at the end; asked for each sign-in. */
    texts: () => ReturnPageTexts;
  }) {
    this.#http = dependencies.http;
    this.#clock = dependencies.clock;
    this.#openInBrowser = dependencies.openInBrowser;
    this.#texts = dependencies.texts;
    this.#fetch = fetchByHttpClient(dependencies);
    this.#discovered = new DiscoveredServers({ fetch: this.#fetch });
  }

  async signInWithPassword(
    realm: IdentityRealm,
    credentials: { readonly email: string; readonly password: Secret },
  ): Promise<Tokens> {
    const configuration = configure(this.#fetch, realm, documentedEndpoints(realm.issuer));
    return this.#fetchTokens({ kind: "sign-in-refused" }, () =>
      genericGrantRequest(configuration, "password", {
        username: credentials.email,
        password: credentials.password.exposeText(),
      }),
    );
  }

  async signInInBrowser(realm: IdentityRealm, givenUp: Promise<void>): Promise<Tokens> {
    const watched = watchGivenUp(givenUp);
    const discovered = await Promise.race([watched.failure, this.#discovered.find(realm)]);
    if (!discovered.ok) return discovered;
    if (!offersBrowserSignIn(realm, discovered.value)) return err({ kind: "sign-in-not-offered" });
    const tokens = await signInByCode({
      configuration: configure(this.#fetch, realm, discovered.value),
      clock: this.#clock,
      openInBrowser: this.#openInBrowser,
      allowedOrigin: new URL(realm.issuer).origin,
      texts: this.#texts(),
      givenUp: watched,
    });
    if (!watched.hasHappened()) return tokens;
    // Given up while the code was on its way: nobody would ever use this session, nor end it.
    const refreshToken = tokens.ok ? tokens.value.refreshToken : null;
    if (refreshToken !== null) await this.endSession(realm, "browser", refreshToken);
    return watched.failure;
  }

  async renew(realm: IdentityRealm, way: Way, refreshToken: Secret): Promise<Tokens> {
    const server = await this.#findServer(realm, way);
    if (!server.ok) return server;
    const configuration = configure(this.#fetch, realm, server.value);
    const renewed = await this.#fetchTokens({ kind: "signed-out" }, () =>
      refreshTokenGrant(configuration, refreshToken.exposeText()),
    );
    // A server that gives no other one goes on taking this one (RFC 6749, 6).
    if (!renewed.ok || renewed.value.refreshToken !== null) return renewed;
    return ok({ ...renewed.value, refreshToken });
  }

  async endSession(
    realm: IdentityRealm,
    way: Way,
    refreshToken: Secret,
  ): Promise<Result<void, AppError>> {
    const server = await this.#findServer(realm, way);
    if (!server.ok) return server;
    // Keycloak's revocation would end this person's sessions on other computers, too, and forget
    // their consent; its logout ends the one session, in the browser as well.
    const { end_session_endpoint: logout, revocation_endpoint } = server.value;
    if (logout !== undefined && logout === documentedEndpoints(realm.issuer).end_session_endpoint) {
      return this.#logOut(logout, realm, refreshToken);
    }
    if (revocation_endpoint === undefined) return err({ kind: "not-supported" });
    return revoke(configure(this.#fetch, realm, server.value), refreshToken);
  }

  /** `POST …/logout` with `client_id` and `refresh_token`, as Keycloak documents it. */
  async #logOut(
    url: string,
    { clientId }: IdentityRealm,
    refreshToken: Secret,
  ): Promise<Result<void, AppError>> {
    const fields = { client_id: clientId, refresh_token: refreshToken.exposeText() };
    const sent = await this.#http.send({
      method: "POST",
      url,
      headers: { Accept: "application/json" },
      form: new Secret(new URLSearchParams(fields).toString()),
      bearer: null,
    });
    return sent.ok ? readLogoutAnswer(sent.value, this.#clock.now()) : sent;
  }

  async #findServer(realm: IdentityRealm, way: Way): Promise<Result<SessionEndpoints, AppError>> {
    return way === "browser" ? this.#discovered.find(realm) : ok(documentedEndpoints(realm.issuer));
  }

  async #fetchTokens(
    invalidGrant: AppError,
    ask: () => Promise<TokenEndpointResponse>,
  ): Promise<Tokens> {
    const askedAtMs = this.#clock.now();
    const answer = await attempt(ask, invalidGrant);
    return answer.ok ? parseTokens(answer.value, askedAtMs) : answer;
  }
}

function revoke(
  configuration: Configuration,
  refreshToken: Secret,
): Promise<Result<void, AppError>> {
  return attempt(
    () =>
      tokenRevocation(configuration, refreshToken.exposeText(), {
        token_type_hint: "refresh_token",
      }),
    { kind: "signed-out" },
  );
}
