import type { Clipboard } from "../core/ports.ts";
import type { Secret } from "../core/secret.ts";
import { timeLimit } from "./timeLimit.ts";

interface UnboundClipboard extends Clipboard {
  /** Whether the clipboard holds this secret. */
  holds(secret: Secret): Promise<boolean>;
}

/** A clipboard whose every call ends within a time limit: it rejects when that is over. */
export function boundClipboard(clipboard: UnboundClipboard, limitMs: number): Clipboard {
  return {
    writeSecret: async (secret) => {
      const writing = clipboard.writeSecret(secret);
      await endInTime(writing, limitMs).catch((error: unknown) => {
        // SECURITY: who gave it up does not wait for it, so what arrives late is taken back here.
        writing.then(() => takeBack(clipboard, secret)).catch(() => undefined);
        throw error;
      });
    },
    readText: (selection) => endInTime(clipboard.readText(selection), limitMs),
    clear: (selection) => endInTime(clipboard.clear(selection), limitMs),
  };
}

async function endInTime<Value>(work: Promise<Value>, limitMs: number): Promise<Value> {
  const ended = work.then((value) => ({ value }));
  const inTime = await timeLimit(ended, limitMs, null);
  if (inTime === null) throw new Error("the clipboard did not answer");
  return inTime.value;
}

async function takeBack(clipboard: UnboundClipboard, secret: Secret): Promise<void> {
  if (await clipboard.holds(secret)) await clipboard.clear("clipboard");
}
