import { activitySecrets } from "../../electron/adapters/activitySecrets.ts";
import { AccountsToForget } from "../../electron/core/accountsToForget.ts";
import { CompanyKeyOrders } from "../../electron/core/companyKeyOrders.ts";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import { KnownKeys } from "../../electron/core/knownKeys.ts";
import type { Clock } from "../../electron/core/ports.ts";
import { AfterRefresh } from "../../electron/core/refresh/afterRefresh.ts";
import { HeldKeys } from "../../electron/core/refresh/heldKeys.ts";
import { KeyWatch } from "../../electron/core/refresh/keyWatch.ts";
import { mayBeOurs } from "../../electron/core/refresh/ownChanges.ts";
import { Refreshes } from "../../electron/core/refresh/refreshes.ts";
import { RefreshJournal } from "../../electron/core/refresh/refreshJournal.ts";
import type { Secret } from "../../electron/core/secret.ts";
import { TokenVault } from "../../electron/core/tokenVault.ts";
import type { ApiKeyRow, KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { StepUp } from "../../shared/contract.ts";
import { err, ok } from "../../shared/result.ts";
import { poweredParts } from "./poweredParts.ts";
import { grand, type RefreshRig, spa } from "./refreshRig.ts";

export type RefreshRigRun = ReturnType<typeof buildRefreshRigRun>;

/** One run of the app in the world of a rig, on the power that the rig has now. */
export function buildRefreshRigRun(rig: RefreshRig) {
  const onChanged = () => rig.onChanged();
  const clock: Clock = {
    now: () => rig.timers.now() + rig.clockIsOffByMs,
    setTimer: (delayMs, callback) => rig.timers.setTimer(delayMs, callback),
  };
  const { disk, memory, keychain, settings, activity, platform, company } = poweredParts(rig);
  const vault = new TokenVault({ keychain, clock, onStatusChanged: onChanged });
  const accountsToForget = new AccountsToForget({ settings, vault });
  const journal = new RefreshJournal({ disk, onChanged });
  const isOurs = (id: ConnectionId, { keyId, version }: Pick<ApiKeyRow, "keyId" | "version">) =>
    mayBeOurs(journal, { connectionId: id, keyId, version });
  const keyWatch = new KeyWatch({ memory, clock, isOurs, onChanged });
  const findPlatform: FindPlatform = (connectionId) => {
    if (connectionId === grand) return ok(platform);
    return connectionId === spa ? ok(company) : err({ kind: "connection-not-found" });
  };
  const parts = {
    journal,
    keyWatch,
    heldKeys: new HeldKeys({ keychain, accountsToForget }),
    activity,
    fingerprint: async (secret: Secret) =>
      rig.keychain.problem === null ? activitySecrets.fingerprint(rig.salt, secret) : null,
    maskedKey: activitySecrets.maskedKey,
    findPlatform,
    findConnection: (connectionId: ConnectionId) =>
      findPlatform(connectionId).ok ? connectionOf(rig, connectionId) : null,
    clock,
    random: rig.random,
    isLocked: () => rig.isLocked,
    checkFiles: async (_connectionId: ConnectionId, keyId: KeyId) => rig.checksOfFiles(keyId),
    filesOf: () => rig.files,
    stepUpWay: () => rig.stepUpWay,
    stepUp: async (request: StepUp | null) => {
      rig.stepUps.push(request);
      return rig.stepUpResult;
    },
    keepsNewKeys: () => rig.keychain.problem === null,
    keyOrders: new CompanyKeyOrders(),
  };
  return {
    ...parts,
    accountsToForget,
    knownKeys: new KnownKeys(),
    refreshes: new Refreshes(parts),
    after: new AfterRefresh(parts),
  };
}

function connectionOf({ environment }: RefreshRig, connectionId: ConnectionId) {
  const platform = connectionId === grand ? "bakuun" : "bokamera";
  const name = connectionId === grand ? "Grand Hotel" : "Grand Spa";
  return { connectionId, name, platform, environment, isDemo: false } as const;
}
