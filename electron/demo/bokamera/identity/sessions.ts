import { randomBytes, randomUUID } from "node:crypto";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { secretsEqual } from "../../secretsEqual.ts";
import type { BokameraUser } from "../bokameraUsers.ts";

/** Keycloak's own defaults: five minutes for an access token, half an hour for the session. */
export const accessTokenSeconds = 300;
export const refreshTokenSeconds = 1_800;

/** What a sign-in or a refresh gives out. */
export interface IssuedTokens {
  readonly sessionId: string;
  readonly user: BokameraUser;
  /** Words with a space between. */
  readonly scope: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Why a refresh token gives no tokens. */
export type RefreshRefusal =
  | "unknown"
  | "expired"
  /** It was signed out, or ended because of a token that was used twice. */
  | "ended"
  /** It was used before; the session has ended just now. */
  | "reused";

interface Session {
  readonly user: BokameraUser;
  readonly scope: string;
  readonly refreshToken: string;
  readonly refreshExpiresAtMs: number;
  /** The refresh tokens that this one replaced. */
  readonly spentTokens: readonly string[];
  readonly accessTokens: readonly { readonly token: string; readonly expiresAtMs: number }[];
  readonly isEnded: boolean;
}

/** Who is signed in. In memory only: a restart signs everybody out. */
export interface Sessions {
  readonly start: (user: BokameraUser, scope: string) => IssuedTokens;
  /** Gives new tokens; the refresh token is spent. */
  readonly refresh: (refreshToken: string) => Result<IssuedTokens, RefreshRefusal>;
  /** Ends the session that a token of any kind belongs to; false when there is none. */
  readonly endByToken: (token: string) => boolean;
  readonly endById: (sessionId: string) => void;
  /** null when the token is unknown or expired, or its session has ended. */
  readonly findUser: (accessToken: string) => BokameraUser | null;
}

export function createSessions({ now }: { readonly now: () => number }): Sessions {
  const sessions = new Map<string, Session>();

  const issue = (sessionId: string, before: Session): IssuedTokens => {
    const accessToken = makeToken(sessionId);
    const refreshToken = makeToken(sessionId);
    const expiresAtMs = now() + accessTokenSeconds * 1_000;
    sessions.set(sessionId, {
      ...before,
      refreshToken,
      refreshExpiresAtMs: now() + refreshTokenSeconds * 1_000,
      accessTokens: [
        ...before.accessTokens.filter((one) => one.expiresAtMs > now()),
        { token: accessToken, expiresAtMs },
      ],
    });
    return { sessionId, user: before.user, scope: before.scope, accessToken, refreshToken };
  };

  const start = (user: BokameraUser, scope: string): IssuedTokens => {
    for (const [sessionId, { refreshExpiresAtMs }] of sessions) {
      if (refreshExpiresAtMs <= now()) sessions.delete(sessionId);
    }
    const empty = { refreshToken: "", refreshExpiresAtMs: 0, spentTokens: [], accessTokens: [] };
    return issue(randomUUID(), { ...empty, user, scope, isEnded: false });
  };

  const refresh = (refreshToken: string): Result<IssuedTokens, RefreshRefusal> => {
    const { sessionId, session } = find(refreshToken);
    if (session === undefined) return err("unknown");
    const isSpent = session.spentTokens.some((spent) => secretsEqual(spent, refreshToken));
    if (!isSpent && !secretsEqual(session.refreshToken, refreshToken)) return err("unknown");
    if (session.isEnded) return err("ended");
    if (session.refreshExpiresAtMs <= now()) return err("expired");
    if (isSpent) {
      // SECURITY: one of the two who hold it stole it; which one can't be told (RFC 9700, 4.14.2).
      endById(sessionId);
      return err("reused");
    }
    return ok(
      issue(sessionId, { ...session, spentTokens: [...session.spentTokens, refreshToken] }),
    );
  };

  const endById = (sessionId: string): void => {
    const session = sessions.get(sessionId);
    if (session !== undefined) sessions.set(sessionId, { ...session, isEnded: true });
  };

  const endByToken = (token: string): boolean => {
    const { sessionId, session } = find(token);
    if (session === undefined) return false;
    const tokens = [session.refreshToken, ...session.spentTokens];
    const known = [...tokens, ...session.accessTokens.map((one) => one.token)];
    if (!known.some((one) => secretsEqual(one, token))) return false;
    endById(sessionId);
    return true;
  };

  const findUser = (accessToken: string): BokameraUser | null => {
    const { session } = find(accessToken);
    if (session === undefined || session.isEnded) return null;
    const held = session.accessTokens.find(({ token }) => secretsEqual(token, accessToken));
    return held !== undefined && held.expiresAtMs > now() ? session.user : null;
  };

  const find = (token: string) => {
    const sessionId = token.split(".")[0] ?? "";
    return { sessionId, session: sessions.get(sessionId) };
  };

  return { start, refresh, endByToken, endById, findUser };
}

/** The session's id, which is no secret and finds it, and 256 random bits, which open it. */
function makeToken(sessionId: string): string {
  return `${sessionId}.${randomBytes(32).toString("base64url")}`;
}
