import { Secret } from "../secret.ts";
import type { CopyTemplate } from "./copyTemplate.ts";

/**
 * The text for the clipboard, which is a secret as the keys in it are; null when the format has no
 * way to write one of them.
 */
export function copySecret(template: CopyTemplate, secrets: readonly Secret[]): Secret | null {
  const text = template(secrets.map((secret) => secret.exposeText()));
  return text === null ? null : new Secret(text);
}
