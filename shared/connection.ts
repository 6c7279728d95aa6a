import type { KnownCompany } from "./companyKey.ts";
import type { CopyFormat } from "./copyFormat.ts";

/** One account on one platform and environment, as named by this app. */
export type ConnectionId = string & { readonly brand: "ConnectionId" };

/** The platforms this app can talk to: one folder each in `electron/platforms/`. */
type PlatformId = "bakuun" | "bokamera";

export type Environment = "live" | "sandbox";

/** What a platform can do. The interface draws what this says and never asks which platform it is. */
export interface PlatformCapabilities {
  /** "groups": tables of Read and Post keys; "company": one list of a company's keys. */
  readonly keys: "groups" | "company";
  /** "invalidates": the old secret dies at once; "replaces": a new key beside the old one. */
  readonly refresh: "invalidates" | "replaces" | "none";
  readonly lastUsed: boolean;
  readonly expiry: boolean;
  /** The keys that a harmless call can be made with, to see whether the platform takes them. */
  readonly verifies: "read-keys" | "every-key" | "none";
  /** What its keys can be copied as, in the order of a menu. */
  readonly copyFormats: readonly CopyFormat[];
}

/** How a person signs in: with e-mail and password here, or in their own browser. */
export type SignInWay = "password" | "browser";

/** Who a connection signs in as, where the platform wants more than a token. */
export interface SignInAccount {
  readonly way: SignInWay;
  /** What the person signed in with, or the server called them; null when neither is known. */
  readonly email: string | null;
}

/** A connection as the renderer knows it; its token lies in the OS keychain. */
export interface Connection {
  readonly connectionId: ConnectionId;
  readonly platform: PlatformId;
  readonly environment: Environment;
  /** The user's own word for it, "Grand Hotel". */
  readonly name: string;
  /** The origin it talks to, `https://portal.example`; null for the embedded demo server. */
  readonly origin: string | null;
  readonly isDemo: boolean;
  readonly capabilities: PlatformCapabilities;
  /** null where a token is all it takes, and for the demo, which signs in by itself. */
  readonly signIn: SignInAccount | null;
  /** The companies that a superadmin has named; none for anybody else. */
  readonly companies: readonly KnownCompany[];
  /** How names are made of its keys, `BAKUUN_{group}_{access}_KEY`. */
  readonly namePattern: string;
  /** That is the platform's own, not the user's. */
  readonly isNamePatternDefault: boolean;
}
