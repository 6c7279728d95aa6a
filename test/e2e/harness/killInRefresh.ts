import { setTimeout as delay } from "node:timers/promises";
import type { RefreshKeysRequest } from "../../../shared/contract.ts";
import { callKeyrack } from "./callKeyrack.ts";
import type { CuttingProxy } from "./cuttingProxy.ts";
import type { RunningDemoServer } from "./demoServer.ts";
import type { KillPoint } from "./killPoints.ts";
import type { RunningKeyrack } from "./launchKeyrack.ts";
import { watchJournal } from "./watchJournal.ts";

interface KillParts {
  readonly keyrack: RunningKeyrack;
  readonly proxy: CuttingProxy;
  readonly server: RunningDemoServer;
}

/**
 * Has a key refreshed and kills the app meanwhile; resolves once the server has seen all that it
 * will ever see of it. Whether the refresh had not ended before is the answer.
 */
export async function killInRefresh(
  { keyrack, proxy, server }: KillParts,
  order: RefreshKeysRequest,
  { when, thenMs, lost }: KillPoint,
): Promise<boolean> {
  const route = "POST /portal/live/api-keys/*/refresh";
  if (lost !== null) await server.fault({ route, ...lost });
  const watch = when.by === "journal" ? watchJournal(keyrack.userDataDir, when) : null;
  const held = when.by === "call" ? proxy.hold(when.cut) : null;

  // It never answers, or with an error, when the app goes meanwhile.
  const ended = callKeyrack(keyrack.page, "refreshKeys", order).then(
    () => true,
    () => true,
  );
  const reached = watch?.reached ?? held ?? delay(when.by === "time" ? when.afterMs : 0);
  const hasEnded = await Promise.race([ended, reached.then(() => false)]);
  if (thenMs > 0) await delay(thenMs);
  await keyrack.kill();
  watch?.close();
  await proxy.release();
  await server.clearFaults();
  return !hasEnded;
}
