import { z } from "zod";
import { assertNever } from "../../../shared/assertNever.ts";
import { type Answer, errorAnswer, jsonAnswer } from "../answer.ts";
import type { RouteRequest } from "../routes.ts";
import type { BakuunKey } from "./bakuunKeys.ts";
import type { BakuunServices } from "./bakuunServices.ts";
import type { RefreshRecord } from "./bakuunState.ts";
import { findKey, keyNotFound } from "./findKey.ts";
import { maskSecret } from "./keyring.ts";
import { type RefreshOrder, refreshKey } from "./refreshKey.ts";

/** One quoted version, neither a list nor `*`: a refresh is meant for what the sender saw. */
const ifMatchSchema = z
  .string()
  .regex(/^"[^"]{1,256}"$/)
  .transform((quoted) => quoted.slice(1, -1));
const idempotencyKeySchema = z.guid().toLowerCase();

/**
 * Gives a key a new secret; the old one fails from that moment.
 *
 * 428 without `If-Match`, 400 when it or `Idempotency-Key` can't be read, 412 when somebody else
 * was faster, 422 when the idempotency key was used for another key. The same order again, within
 * 24 hours, gets the same bytes.
 */
export function answerRefresh(services: BakuunServices, request: RouteRequest): Answer {
  const key = findKey(request);
  if (key === null) return keyNotFound();
  const order = readOrder(key, request);
  if ("status" in order) return order;

  const outcome = refreshKey(services, services.state.get(), order);
  switch (outcome.kind) {
    case "refreshed":
      // On disk before it is answered: the new key must outlive a crash, the old one must not.
      services.state.commit(outcome.state);
      return refreshedAnswer(services, key, outcome.refresh);
    case "repeated":
      return refreshedAnswer(services, key, outcome.refresh);
    case "order-reused":
      return errorAnswer(422, "idempotency-key-reused", "It was used to refresh another key.");
    case "stale":
      return errorAnswer(412, "key-changed", "The key was refreshed in the meantime.");
    default:
      return assertNever(outcome);
  }
}

function readOrder(key: BakuunKey, { header }: RouteRequest): RefreshOrder | Answer {
  const ifMatch = header("if-match");
  if (ifMatch === undefined) {
    return errorAnswer(428, "if-match-missing", 'If-Match: "<version>" is needed.');
  }
  const version = ifMatchSchema.safeParse(ifMatch);
  if (!version.success) return errorAnswer(400, "if-match-wrong", "One quoted version is needed.");
  const idempotencyKey = idempotencyKeySchema.safeParse(header("idempotency-key"));
  if (!idempotencyKey.success) {
    return errorAnswer(400, "idempotency-key-wrong", "Idempotency-Key: <uuid> is needed.");
  }
  return {
    keyId: key.keyId,
    expectedVersion: version.data,
    idempotencyKey: idempotencyKey.data,
  };
}

/** Made of the record alone, so that it is the same to the byte whenever it is made. */
function refreshedAnswer(
  { keyring }: BakuunServices,
  bakuunKey: BakuunKey,
  { version, created }: RefreshRecord,
): Answer {
  const key = keyring.secretOf(bakuunKey, version);
  return jsonAnswer(200, { key, maskedKey: maskSecret(key), created, lastUsed: null, version });
}
