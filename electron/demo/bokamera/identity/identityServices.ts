import type { UserDirectory } from "../userDirectory.ts";
import type { AuthorizationCodes } from "./authorizationCodes.ts";
import type { IdTokens } from "./idTokens.ts";
import type { Sessions } from "./sessions.ts";

/** What the routes of the identity server work with. */
export interface IdentityServices {
  readonly users: UserDirectory;
  readonly sessions: Sessions;
  readonly codes: AuthorizationCodes;
  readonly idTokens: IdTokens;
  /** `http://127.0.0.1:8787`; the issuer and every endpoint lie below it. */
  readonly origin: string;
}
