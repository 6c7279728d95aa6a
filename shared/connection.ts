/** One account on one platform and environment, as named by this app. */
export type ConnectionId = string & { readonly brand: "ConnectionId" };

/** The platforms this app can talk to: one folder each in `electron/platforms/`. */
export type PlatformId = "bakuun";

export type Environment = "live" | "sandbox";

/** What a platform can do. The interface draws what this says and never asks which platform it is. */
export interface PlatformCapabilities {
  /** "invalidates": the old secret dies at once; "replaces": a new key beside the old one. */
  readonly refresh: "invalidates" | "replaces" | "none";
  readonly lastUsed: boolean;
  readonly expiry: boolean;
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
}
