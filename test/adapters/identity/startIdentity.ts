import { expect, onTestFinished, vi } from "vitest";
import { OpenIdIdentityServer } from "../../../electron/adapters/identity/openIdIdentityServer.ts";
import { returnPageTexts } from "../../../electron/adapters/identity/returnPage.ts";
import type { OpenInBrowser } from "../../../electron/adapters/identity/waitForReturn.ts";
import type { HttpClient } from "../../../electron/core/httpClient.ts";
import type { IdentityRealm, SignInTokens } from "../../../electron/core/identityServer.ts";
import type { Secret } from "../../../electron/core/secret.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { Locale } from "../../../shared/appState.ts";
import type { Result } from "../../../shared/result.ts";
import { clientId } from "../../demo/bokameraClient.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { NodeHttpClient } from "../../fakes/nodeHttpClient.ts";
import { type Page, TestBrowser } from "./testBrowser.ts";

/** What a person does with the page that the app opens; the page at the end is what they see. */
export type Person = (browser: TestBrowser, address: string) => Promise<Page>;

interface Identity {
  readonly server: OpenIdIdentityServer;
  readonly clock: FakeClock;
  /** The addresses that the browser was opened with. */
  readonly opened: readonly string[];
  /** What the person sees at the end. */
  readonly lastPage: () => Promise<Page>;
  /** The address that the browser was opened with, once it was. */
  readonly openedAddress: () => Promise<URL>;
  /** Where the browser is to come back to, once it was opened. */
  readonly redirectUri: () => Promise<URL>;
}

/** The adapter over real HTTP, with a person at a browser; without one nothing happens there. */
export function startIdentity({
  person,
  http = new NodeHttpClient(),
  locale = "en",
  browserOpens = true,
}: {
  person?: Person;
  http?: HttpClient;
  locale?: Locale;
  browserOpens?: boolean;
} = {}): Identity {
  const clock = new FakeClock();
  const opened: string[] = [];
  const pages: Promise<Page>[] = [];
  const openInBrowser: OpenInBrowser = async ({ address, allowedOrigin }) => {
    opened.push(address);
    expect(new URL(address).origin).toBe(allowedOrigin);
    if (person !== undefined) pages.push(person(new TestBrowser(), address));
    return browserOpens;
  };
  const texts = () => returnPageTexts(locale);
  const server = new OpenIdIdentityServer({ http, clock, openInBrowser, texts });
  onTestFinished(async () => void (await Promise.allSettled(pages)));
  const lastPage = async () => {
    const page = pages.at(-1);
    if (page === undefined) throw new Error("no browser was opened");
    return page;
  };
  const openedAddress = () =>
    vi.waitFor(() => {
      const address = opened.at(-1);
      if (address === undefined) throw new Error("no browser was opened");
      return new URL(address);
    }, 4_000);
  const redirectUri = async () =>
    new URL((await openedAddress()).searchParams.get("redirect_uri") ?? "");
  return { server, clock, opened, lastPage, openedAddress, redirectUri };
}

export function realmOf({ origin }: { readonly origin: string }): IdentityRealm {
  return { issuer: `${origin}/realms/bookmore-admin`, clientId };
}

/** The promise of a person who never gives up. */
export const never: Promise<void> = new Promise(() => {});

/** The tokens of a sign-in that must have worked. */
export function tokensIn(result: Result<SignInTokens, AppError>): SignInTokens {
  if (!result.ok) throw new Error(`no tokens: ${result.error.kind}`);
  return result.value;
}

/** The refresh token of a sign-in that must have given one. */
export function refreshTokenIn(result: Result<SignInTokens, AppError>): Secret {
  const { refreshToken } = tokensIn(result);
  if (refreshToken === null) throw new Error("no refresh token");
  return refreshToken;
}

export function failure(kind: AppError["kind"], rest: object = {}) {
  return { ok: false, error: { kind, ...rest } };
}

/** Nothing listens any more where the browser was to come back to. */
export async function expectClosed(identity: Identity): Promise<void> {
  const refused = fetch(await identity.redirectUri());
  await expect(refused).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
}
