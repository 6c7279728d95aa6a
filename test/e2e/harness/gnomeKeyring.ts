import { spawnSync } from "node:child_process";
import { AsyncEntry } from "keytar";

/** What the keychain holds for the app under an account, read past the app. */
export async function storedSecret(account: string): Promise<string | null> {
  const entry = new AsyncEntry("Keyrack", account, { linux: { store: "secret-service" } });
  return (await entry.getPassword()) ?? null;
}

/** Makes the keyring's daemon of this desktop hang, or go on. */
export function signalKeyring(signal: "STOP" | "CONT"): void {
  const { status } = spawnSync("pkill", [
    `-${signal}`,
    "-u",
    String(process.getuid?.()),
    "gnome-keyring-d",
  ]);
  if (status !== 0) throw new Error(`no keyring daemon took SIG${signal}`);
}
