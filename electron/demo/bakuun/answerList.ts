import { createHash } from "node:crypto";
import { type Answer, jsonAnswer } from "../answer.ts";
import type { RouteRequest } from "../routes.ts";
import { bakuunKeys } from "./bakuunKeys.ts";
import type { BakuunServices } from "./bakuunServices.ts";
import { keyNotFound } from "./findKey.ts";
import { maskSecret } from "./keyring.ts";

/** The masked keys of one environment; 304 when the sender's `If-None-Match` is still current. */
export function answerList({ state, keyring }: BakuunServices, request: RouteRequest): Answer {
  const { environment } = request.params;
  const keys = bakuunKeys.filter((key) => key.environment === environment);
  if (keys.length === 0) return keyNotFound();
  const rows = keys.map((key) => {
    const { version, created, lastUsed } = state.get().keys[key.keyId];
    const maskedKey = maskSecret(keyring.secretOf(key, version));
    return {
      id: key.keyId,
      group: key.group,
      name: key.name,
      maskedKey,
      lastUsed,
      created,
      version,
    };
  });

  const answer = jsonAnswer(200, { keys: rows }, { "cache-control": "private, no-cache" });
  const etag = `"${createHash("sha256").update(answer.body).digest("base64url").slice(0, 27)}"`;
  const headers = { ...answer.headers, etag };
  return isKnown(request.header("if-none-match"), etag)
    ? { status: 304, headers, body: "" }
    : { ...answer, headers };
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = (ifNoneMatch ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}
