import type { Environment } from "../../../shared/connection.ts";

/** Where BokaMera answers and where its people sign in. */
interface BokameraAddresses {
  readonly environment: Environment;
  readonly origin: string;
  readonly identityOrigin: string;
  readonly realm: string;
}

/**
 * BokaMera's own servers. Source: its API documentation, which names both API hosts, the token URL
 * `https://identity.bookmore.com/realms/bookmore-admin/protocol/openid-connect/token`, and
 * identity.bookmore.dev as the identity server for tests. Assumed: that the realm is called the
 * same there.
 */
export const bokameraPresets = {
  production: {
    environment: "live",
    origin: "https://api.bokamera.se",
    identityOrigin: "https://identity.bookmore.com",
    realm: "bookmore-admin",
  },
  test: {
    environment: "sandbox",
    origin: "https://testapi.bokamera.se",
    identityOrigin: "https://identity.bookmore.dev",
    realm: "bookmore-admin",
  },
} as const satisfies Readonly<Record<string, BokameraAddresses>>;

/** A preset, or "other" for addresses that the user fills in. */
export type BokameraServer = keyof typeof bokameraPresets | "other";
