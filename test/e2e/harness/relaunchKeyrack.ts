import { setTimeout as delay } from "node:timers/promises";
import { launchKeyrack, type RunningKeyrack } from "./launchKeyrack.ts";
import { findDescendants } from "./processes.ts";

const patienceMs = 20_000;
const mostTries = 3;

/**
 * Starts the app on the folder of an earlier run. Of some hundred starts in a row, on a busy
 * computer, one never gets to a page with Playwright attached: that one is killed and repeated.
 */
export async function relaunchKeyrack(userDataDir: string): Promise<RunningKeyrack> {
  for (let tries = 1; ; tries += 1) {
    const launching = launchKeyrack({ userDataDir });
    const patience = new AbortController();
    const impatience = delay(patienceMs, null, { signal: patience.signal }).catch(() => null);
    const running = await Promise.race([launching, impatience]);
    patience.abort();
    if (running !== null) return running;
    process.stdout.write(`no page after ${patienceMs / 1_000} s: killed and started anew\n`);
    killAllOf(userDataDir);
    const late = await launching.catch(() => null);
    await late?.kill();
    if (tries === mostTries) throw new Error(`${mostTries} starts came to nothing`);
  }
}

function killAllOf(userDataDir: string): void {
  const isOurs = ({ command }: { readonly command: readonly string[] }) =>
    command.some((word) => word.includes(`--user-data-dir=${userDataDir}`));
  for (const { id } of findDescendants(process.pid).filter(isOurs)) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It has ended with its parent.
    }
  }
}
