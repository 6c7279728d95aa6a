import { generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from "node:crypto";
import { z } from "zod";
import type { BokameraUser } from "../bokameraUsers.ts";
import { identityClientId } from "./identityPaths.ts";
import { accessTokenSeconds, type IssuedTokens } from "./sessions.ts";

const algorithm = "RSA-SHA256";

/** What we read of an ID token that comes back. */
const hintSchema = z.object({ sid: z.string() });

/** Signs ID tokens with RS256. */
export interface IdTokens {
  /** @param nonce of the authorization request; null after a password or a refresh. */
  readonly issue: (issued: IssuedTokens, nonce: string | null) => string;
  /** The session of an ID token that this server signed, expired or not; null for any other. */
  readonly findSessionId: (idToken: string) => string | null;
  /** The public key, as the one member of a JSON Web Key Set. */
  readonly keySet: () => { readonly keys: readonly object[] };
}

interface SigningKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export function createIdTokens({ now }: { readonly now: () => number }, issuer: string): IdTokens {
  // An RSA key can't be derived from a secret, so this one is made when it is first asked for,
  // which takes a tenth of a second, and is gone with the process.
  let made: SigningKey | null = null;
  const signingKey = (): SigningKey => {
    made ??= { keyId: randomUUID(), ...generateKeyPairSync("rsa", { modulusLength: 2_048 }) };
    return made;
  };

  const issue = ({ user, sessionId }: IssuedTokens, nonce: string | null): string => {
    const issuedAt = Math.floor(now() / 1_000);
    const { keyId, privateKey } = signingKey();
    const header = { alg: "RS256", typ: "JWT", kid: keyId };
    const claims = {
      ...claimsOf(user),
      exp: issuedAt + accessTokenSeconds,
      iat: issuedAt,
      jti: randomUUID(),
      iss: issuer,
      aud: identityClientId,
      typ: "ID",
      azp: identityClientId,
      sid: sessionId,
      ...(nonce === null ? {} : { nonce }),
    };
    const signed = `${encodePart(header)}.${encodePart(claims)}`;
    const signature = sign(algorithm, Buffer.from(signed), privateKey).toString("base64url");
    return `${signed}.${signature}`;
  };

  const findSessionId = (idToken: string): string | null => {
    const [header = "", claims = "", signature = ""] = idToken.split(".");
    const signed = Buffer.from(`${header}.${claims}`);
    const { publicKey } = signingKey();
    // SECURITY: the algorithm is ours, whatever the header says.
    if (!verify(algorithm, signed, publicKey, Buffer.from(signature, "base64url"))) return null;
    const parsed = hintSchema.safeParse(JSON.parse(Buffer.from(claims, "base64url").toString()));
    return parsed.success ? parsed.data.sid : null;
  };

  const keySet = () => {
    const { keyId, publicKey } = signingKey();
    const jwk = publicKey.export({ format: "jwk" });
    return { keys: [{ ...jwk, kid: keyId, alg: "RS256", use: "sig" }] };
  };

  return { issue, findSessionId, keySet };
}

/** Who the token is about, in the names of OpenID Connect. */
function claimsOf({ userId, email, firstName, lastName }: BokameraUser) {
  return {
    sub: userId,
    email,
    email_verified: true,
    name: `${firstName} ${lastName}`,
    preferred_username: email,
    given_name: firstName,
    family_name: lastName,
  };
}

function encodePart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
