import { AsyncEntry } from "keytar";
import { keychainServiceOf } from "../../../electron/adapters/keychainService.ts";
import type { RunningKeyrack } from "./launchKeyrack.ts";

/** What the keychain holds for an app under an account, read past the app. */
export async function storedSecret(
  { userDataDir }: Pick<RunningKeyrack, "userDataDir">,
  account: string,
): Promise<string | null> {
  const service = keychainServiceOf(userDataDir, "elsewhere");
  const entry = new AsyncEntry(service, account, { linux: { store: "secret-service" } });
  return (await entry.getPassword()) ?? null;
}

/** The secret of a connection, which lies in the keychain together with what it is for. */
export async function storedToken(
  keyrack: Pick<RunningKeyrack, "userDataDir">,
  account: string,
): Promise<string | null> {
  const stored = await storedSecret(keyrack, account);
  if (stored === null) return null;
  const { secret } = JSON.parse(stored) as { secret: string };
  return secret;
}

/** Makes the keyring of the tests' own desktop hang, or go on. */
export function signalKeyring(signal: "SIGSTOP" | "SIGCONT"): void {
  const processId = Number(process.env.KEYRACK_KEYRING_PID);
  if (!processId) throw new Error("no keyring of the tests' own: start them by build/e2e.mjs");
  process.kill(processId, signal);
}
