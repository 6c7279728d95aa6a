import { createHash, randomBytes } from "node:crypto";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { secretsEqual } from "../../secretsEqual.ts";
import type { BokameraUser } from "../bokameraUsers.ts";
import type { AuthorizationRequest } from "./authorizationRequest.ts";

const codeLivesMs = 60_000;

/** Who signed in at the login page, and for which program's request. */
interface CodeGrant {
  readonly user: BokameraUser;
  readonly request: AuthorizationRequest;
}

/** What a program shows to prove that a code is its own. */
interface CodeProof {
  readonly redirectUri: string | undefined;
  readonly codeVerifier: string | undefined;
}

export type CodeRefusal = "unknown" | "wrong-redirect" | "no-verifier" | "wrong-verifier";

/** The codes that wait to be exchanged for tokens, each for a minute and once. */
export interface AuthorizationCodes {
  readonly issue: (grant: CodeGrant) => string;
  /** A code is spent by the first who shows it, with the right proof or not. */
  readonly redeem: (code: string, proof: CodeProof) => Result<CodeGrant, CodeRefusal>;
}

export function createAuthorizationCodes({
  now,
}: {
  readonly now: () => number;
}): AuthorizationCodes {
  let waiting: readonly (CodeGrant & { readonly code: string; readonly expiresAtMs: number })[] =
    [];

  const issue = (grant: CodeGrant): string => {
    const code = randomBytes(32).toString("base64url");
    const current = waiting.filter(({ expiresAtMs }) => expiresAtMs > now());
    waiting = [...current, { ...grant, code, expiresAtMs: now() + codeLivesMs }];
    return code;
  };

  const redeem = (code: string, proof: CodeProof): Result<CodeGrant, CodeRefusal> => {
    const grant = waiting.find((one) => secretsEqual(one.code, code));
    if (grant === undefined) return err("unknown");
    waiting = waiting.filter((one) => one !== grant);
    if (grant.expiresAtMs <= now()) return err("unknown");
    if (proof.redirectUri !== grant.request.redirectUri) return err("wrong-redirect");
    if (proof.codeVerifier === undefined) return err("no-verifier");
    const isOwn = secretsEqual(hashVerifier(proof.codeVerifier), grant.request.codeChallenge);
    return isOwn ? ok(grant) : err("wrong-verifier");
  };

  return { issue, redeem };
}

/** S256 of RFC 7636. */
function hashVerifier(codeVerifier: string): string {
  return createHash("sha256").update(codeVerifier).digest("base64url");
}
