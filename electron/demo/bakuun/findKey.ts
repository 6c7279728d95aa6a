import { type Answer, errorAnswer } from "../answer.ts";
import type { RouteRequest } from "../routes.ts";
import { type BakuunKey, bakuunKeys } from "./bakuunKeys.ts";

/** The key that a path names; null when it is none, or one of the other environment. */
export function findKey({ params }: RouteRequest): BakuunKey | null {
  const { environment, keyId } = params;
  return bakuunKeys.find((key) => key.keyId === keyId && key.environment === environment) ?? null;
}

export function keyNotFound(): Answer {
  return errorAnswer(404, "key-not-found", "There is no such key in this environment.");
}
