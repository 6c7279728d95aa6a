import type { ActivityLog } from "../activity/activityLog.ts";
import type { CaptureShield } from "../captureShield.ts";
import type { ClipboardLease } from "../clipboardLease.ts";
import type { ConnectAttempts } from "../connecting/connectAttempts.ts";
import type { DemoAccess } from "../demoAccess.ts";
import type { SignInSessions } from "../signInSessions.ts";
import type { TokenVault } from "../tokenVault.ts";

export interface SecretHolders {
  readonly activity: Pick<ActivityLog, "drop">;
  readonly attempts: ConnectAttempts;
  readonly demo: DemoAccess;
  /** What was chosen, prepared and found of files. */
  readonly files: { readonly drop: () => void };
  readonly lease: ClipboardLease;
  readonly sessions: SignInSessions;
  readonly shield: CaptureShield;
  readonly vault: TokenVault;
}

/**
 * Takes every secret out of memory and off the clipboard, for the lock. What the keychain has comes
 * back from there; what it never took is gone, and asked for again. All begin at once, and a defect
 * of one, which is thrown in the end, keeps none of the others.
 */
export async function dropSecrets(holders: SecretHolders): Promise<void> {
  const { activity, attempts, demo, files, lease, sessions, shield, vault } = holders;
  const drops = [
    () => attempts.cancel(),
    () => activity.drop(),
    () => files.drop(),
    () => shield.lower(),
    () => sessions.close(),
    () => vault.close(),
    () => lease.close(),
    () => demo.close(),
  ];
  const dropped = await Promise.allSettled(drops.map(async (drop) => drop()));
  const failed = dropped.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** Lets secrets be held again, once somebody has been let in. */
export function holdSecretsAgain({ lease, sessions, vault }: SecretHolders): void {
  vault.reopen();
  sessions.reopen();
  lease.reopen();
}
