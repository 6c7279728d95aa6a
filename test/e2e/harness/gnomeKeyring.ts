import { AsyncEntry } from "keytar";

/** What the keychain holds for the app under an account, read past the app. */
export async function storedSecret(account: string): Promise<string | null> {
  const entry = new AsyncEntry("Keyrack", account, { linux: { store: "secret-service" } });
  return (await entry.getPassword()) ?? null;
}

/** Makes the keyring of the tests' own desktop hang, or go on. */
export function signalKeyring(signal: "SIGSTOP" | "SIGCONT"): void {
  const processId = Number(process.env.KEYRACK_KEYRING_PID);
  if (!processId) throw new Error("no keyring of the tests' own: start them by build/e2e.mjs");
  process.kill(processId, signal);
}
