import type { Routes } from "../routes.ts";
import { type BokameraRole, bokameraUsers, createUserDirectory } from "./bokameraUsers.ts";
import { identityClientId, identityPaths } from "./identity/identityPaths.ts";
import { identityRoutes } from "./identity/identityRoutes.ts";
import { createSessions } from "./identity/sessions.ts";

export interface BokameraDependencies {
  readonly now: () => number;
}

export interface BokameraOptions {
  readonly rootSecret: string;
  /** `http://127.0.0.1:8787` */
  readonly origin: string;
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

/** The BokaMera half of the demo server: its identity server. */
export function openBokamera(
  { now }: BokameraDependencies,
  { rootSecret, origin }: BokameraOptions,
): { readonly routes: Routes; readonly credentials: BokameraCredentials } {
  const users = createUserDirectory(rootSecret);
  const sessions = createSessions({ now });
  const credentials = {
    tokenUrl: `${origin}${identityPaths.token}`,
    clientId: identityClientId,
    users: bokameraUsers.map((user) => {
      const { email, role } = user;
      return { email, password: users.passwordOf(user), role };
    }),
  };
  return { routes: identityRoutes({ users, sessions, origin }), credentials };
}
