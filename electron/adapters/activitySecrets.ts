import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { ActivitySecrets } from "../core/activity/activityPorts.ts";
import { maskKey } from "../core/maskKey.ts";
import type { Secret } from "../core/secret.ts";
import { keyFingerprint } from "./keyFingerprint.ts";

/** A hundred thousand lines are verified under one key. */
const keyObjects = new WeakMap<Secret, KeyObject>();

/**
 * What the activity log makes of secrets.
 *
 * SECURITY: the text of a secret ends here, in a digest under a key of the keychain or in four
 * characters; so nothing that the log writes can be tried against guessed secrets.
 */
export const activitySecrets: ActivitySecrets = {
  mac: (key, text) => createHmac("sha256", keyObjectOf(key)).update(text).digest("base64url"),

  fingerprint: (salt, secret) => keyFingerprint(keyObjectOf(salt), secret.exposeText()),

  maskedKey: (secret) => maskKey(secret.exposeText()),

  headText: (entry) => entry.exposeText(),
};

/** The key as an object that another thread can be given, and nobody can read by accident. */
export function keyObjectOf(key: Secret): KeyObject {
  const known = keyObjects.get(key);
  if (known !== undefined) return known;
  const made = createSecretKey(key.exposeText(), "utf8");
  keyObjects.set(key, made);
  return made;
}
