import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Answer, errorAnswer, jsonAnswer } from "../answer.ts";
import { parseJsonBody } from "../parseJsonBody.ts";
import type { RouteHandler } from "../routes.ts";
import type { BakuunAccess } from "./bakuunKeys.ts";
import type { BakuunServices } from "./bakuunServices.ts";
import { findActionGroup } from "./findActionGroup.ts";
import { recordUse } from "./recordUse.ts";

const exchangeSchema = z.object({
  /** The key, in the body as on the real platform. */
  sharePost: z.string().min(1).max(256),
  sourceId: z.string().min(1).max(256),
  propertyId: z.string().min(1).max(256),
  action: z.string().min(1).max(256),
  data: z.unknown().optional(),
});

/**
 * Where a hotel's own systems use the keys: `POST /v2/push` with Post keys, `POST /v2/read` with
 * Read keys. It is here to prove that an old key stops working and that a new one works.
 */
export function answerExchange(
  { state, keyring, now }: BakuunServices,
  access: BakuunAccess,
): RouteHandler {
  return ({ body }): Answer => {
    const parsed = parseJsonBody(exchangeSchema, body);
    if (parsed.kind !== "parsed") {
      return errorAnswer(400, parsed.kind, "sharePost, sourceId, propertyId, action, data.");
    }
    const key = keyring.findKey(state.get(), parsed.value.sharePost);
    if (key === null) return refused();
    const group = findActionGroup(access, parsed.value.action);
    if (group === null) return errorAnswer(400, "unsupported-action", "No such action here.");
    if (key.group !== group || key.name !== access) return refused();

    state.changeSoon(recordUse(state.get(), key.keyId, now()));
    return jsonAnswer(200, { status: "success", trackingId: randomUUID() });
  };
}

/** SECURITY: one answer for an old key, a wrong kind of key and no key: a guesser learns nothing. */
function refused(): Answer {
  return errorAnswer(401, "invalid-key", "The key is not valid for this action.");
}
