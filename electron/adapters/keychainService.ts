import { createHash } from "node:crypto";

/**
 * The name under which the keychain keeps what belongs to a user-data folder: each has its own
 * connections, passphrase and activity log.
 *
 * SECURITY: of the folder's path, not of something in the folder. A copy of it elsewhere, in which
 * somebody has changed the settings, finds neither tokens nor a passphrase that is not asked for.
 *
 * @param usualFolder where the app keeps its files unless told otherwise.
 */
export function keychainServiceOf(userDataFolder: string, usualFolder: string): string {
  if (userDataFolder === usualFolder) return "Keyrack";
  const digest = createHash("sha256").update(userDataFolder).digest("hex");
  return `Keyrack ${digest.slice(0, 16)}`;
}
