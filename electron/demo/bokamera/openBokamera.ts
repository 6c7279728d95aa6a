import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Routes } from "../routes.ts";
import { openStateFile } from "../stateFile.ts";
import { apiRoutes } from "./api/apiRoutes.ts";
import { type BokameraRole, bokameraUsers } from "./bokameraUsers.ts";
import { createAuthorizationCodes } from "./identity/authorizationCodes.ts";
import { identityClientId, identityPaths } from "./identity/identityPaths.ts";
import { identityRoutes } from "./identity/identityRoutes.ts";
import { createIdTokens } from "./identity/idTokens.ts";
import { createSessions } from "./identity/sessions.ts";
import { type BokameraState, bokameraStateSchema } from "./keys/bokameraState.ts";
import { createCompanyKeys } from "./keys/companyKeys.ts";
import { createUserDirectory } from "./userDirectory.ts";

export interface BokameraDependencies {
  readonly now: () => number;
  readonly log: (line: string) => void;
}

export interface BokameraOptions {
  readonly stateDir: string;
  readonly rootSecret: string;
  /** `http://127.0.0.1:8787` */
  readonly origin: string;
  /** How many keys the first company has from the start; null for the few that all have. */
  readonly companyKeys: number | null;
  /** Whether 401 and 403 have bodies that can be parsed. */
  readonly jsonErrors: boolean;
}

/** What it takes to sign in to the BokaMera half, for the person who started the server. */
export interface BokameraCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly users: readonly {
    readonly email: string;
    readonly password: string;
    readonly role: BokameraRole;
  }[];
}

/**
 * The BokaMera half of the demo server: its identity server and its API. Of its state only the
 * created keys are on disk, in `STATE_DIR/bokamera.json`; each is there before it is answered.
 */
export function openBokamera(
  { now, log }: BokameraDependencies,
  { stateDir, rootSecret, origin, companyKeys, jsonErrors }: BokameraOptions,
): { readonly routes: Routes; readonly credentials: BokameraCredentials } {
  const state = openStateFile(
    { log },
    {
      path: join(stateDir, "bokamera.json"),
      schema: bokameraStateSchema,
      makeFresh: (): BokameraState => ({ format: 1, createdKeys: [] }),
    },
  );
  const makeVersion = (): string => randomBytes(16).toString("hex");
  const keys = createCompanyKeys({
    state,
    rootSecret,
    bigCompanyKeys: companyKeys,
    now,
    makeVersion,
  });
  const users = createUserDirectory(rootSecret);
  const sessions = createSessions({ now });
  const codes = createAuthorizationCodes({ now });
  const idTokens = createIdTokens({ now }, `${origin}${identityPaths.realm}`);
  const routes = {
    ...identityRoutes({ users, sessions, codes, idTokens, origin }),
    ...apiRoutes({ sessions, keys, now, jsonErrors }),
  };
  const credentials = {
    tokenUrl: `${origin}${identityPaths.token}`,
    clientId: identityClientId,
    users: bokameraUsers.map((user) => {
      const { email, role } = user;
      return { email, password: users.passwordOf(user), role };
    }),
  };
  return { routes, credentials };
}
