import type { Sessions } from "./identity/sessions.ts";
import type { CompanyKeys } from "./keys/companyKeys.ts";

/** What the routes of BokaMera's API work with. */
export interface BokameraServices {
  readonly sessions: Sessions;
  readonly keys: CompanyKeys;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Whether 401 and 403 have bodies that can be parsed, which they don't have by default. */
  readonly jsonErrors: boolean;
}
