import { type Answer, jsonAnswer } from "../answer.ts";
import type { RouteRequest, Routes } from "../routes.ts";
import { answerExchange } from "./answerExchange.ts";
import { answerList } from "./answerList.ts";
import { answerRefresh } from "./answerRefresh.ts";
import type { BakuunServices } from "./bakuunServices.ts";
import { findKey, keyNotFound } from "./findKey.ts";
import { type BakuunRole, forRoles } from "./forRoles.ts";

/**
 * The assumed key management of the Bakuun portal, and a stub of its data plane.
 * How the real portal does it is not public: this is our own contract.
 */
export function bakuunRoutes(services: BakuunServices): Routes {
  const everyone = (handler: (request: RouteRequest, role: BakuunRole) => Answer) =>
    forRoles(services.tokens, ["admin", "viewer"], handler);
  const adminOnly = (handler: (request: RouteRequest) => Answer) =>
    forRoles(services.tokens, ["admin"], handler);

  const keys = "/portal/:environment/api-keys";
  return {
    "GET /portal/whoami": everyone((_request, role) => whoAmI(role)),
    [`GET ${keys}`]: everyone((request) => answerList(services, request)),
    [`POST ${keys}/:keyId/reveal`]: adminOnly((request) => revealKey(services, request)),
    [`POST ${keys}/:keyId/refresh`]: adminOnly((request) => answerRefresh(services, request)),
    "POST /v2/push": answerExchange(services, "Post"),
    "POST /v2/read": answerExchange(services, "Read"),
  };
}

function whoAmI(role: BakuunRole): Answer {
  return jsonAnswer(200, { name: "Grand Hotel Group", roles: [role] });
}

function revealKey({ state, keyring }: BakuunServices, request: RouteRequest): Answer {
  const key = findKey(request);
  if (key === null) return keyNotFound();
  return jsonAnswer(200, { key: keyring.secretOf(key, state.get().keys[key.keyId].version) });
}
