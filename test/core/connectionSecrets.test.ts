import { beforeEach, describe, expect, it } from "vitest";
import { AccountsToForget } from "../../electron/core/accountsToForget.ts";
import { ConnectionSecrets } from "../../electron/core/connectionSecrets.ts";
import { demoConnections } from "../../electron/core/demoConnections.ts";
import { Secret } from "../../electron/core/secret.ts";
import { TokenVault } from "../../electron/core/tokenVault.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeKeychain } from "../fakes/fakeKeychain.ts";
import { FakeSettingsStore } from "../fakes/fakeSettingsStore.ts";

const connectionId = "spa" as ConnectionId;
const account = "connection:spa";

let settings: FakeSettingsStore;
let keychain: FakeKeychain;
let accountsToForget: AccountsToForget;
let secrets: ConnectionSecrets;

/** A run that begins with a connection which an earlier one has saved. */
beforeEach(() => {
  settings = new FakeSettingsStore();
  keychain = new FakeKeychain();
  const saved = demoConnections.find(({ platform }) => platform === "bokamera");
  if (saved?.platform !== "bokamera") throw new Error("no connection to save");
  settings.change({ connections: [{ ...saved, connectionId, hasApiKey: true }] });
  const clock = new FakeClock();
  const vault = new TokenVault({ keychain, clock, onStatusChanged: () => undefined });
  accountsToForget = new AccountsToForget({ settings, vault });
  secrets = new ConnectionSecrets({ settings, vault, accountsToForget });
});

describe("ConnectionSecrets", () => {
  it("gives no token that the keychain still has and should not", async () => {
    keychain.stored.set(account, "from before the sign-out");
    settings.change({ accountsToForget: [account] });
    expect(await secrets.readToken(connectionId)).toEqual(err({ kind: "token-missing" }));
    expect((await secrets.readLastToken(connectionId)).ok).toBe(true);
  });

  it("does without a company key that the keychain has lost, but not without the keychain", async () => {
    expect(await secrets.readApiKey(connectionId)).toEqual(ok(null));
    keychain.problem = "no-answer";
    expect(await secrets.readApiKey(connectionId)).toEqual(err({ kind: "keychain-unavailable" }));
  });

  it("keeps the token of a connection from an earlier run when the disk refuses settings", async () => {
    settings.isSaved = false;
    await secrets.keepToken(connectionId, new Secret("renewed"));
    expect(keychain.stored.get(account)).toBe("renewed");
  });
});

describe("AccountsToForget", () => {
  it("leaves alone what came into use again while the keychain was busy with another one", async () => {
    keychain.stored.set("first", "a").set("second", "b");
    const remove = keychain.remove.bind(keychain);
    keychain.remove = (name) => {
      if (name === "first") accountsToForget.reclaim(["second"]);
      return remove(name);
    };
    await accountsToForget.forget(["first", "second"]);
    expect([...keychain.stored.keys()]).toEqual(["second"]);
  });
});
