import { beforeEach, describe, expect, it } from "vitest";
import { Secret } from "../../electron/core/secret.ts";
import { TokenVault } from "../../electron/core/tokenVault.ts";
import type { KeychainStatus } from "../../shared/appState.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeKeychain } from "../fakes/fakeKeychain.ts";

let keychain: FakeKeychain;
let clock: FakeClock;
let vault: TokenVault;
let statuses: KeychainStatus[];

beforeEach(() => {
  keychain = new FakeKeychain();
  statuses = [];
  clock = new FakeClock();
  vault = new TokenVault({ keychain, clock, onStatusChanged: () => statuses.push(vault.status) });
});

async function textOf(account: string): Promise<string> {
  const token = await vault.read(account);
  return token.ok ? token.value.exposeText() : token.error.kind;
}

describe("TokenVault", () => {
  it("keeps a token in the keychain and reads it in a later run", async () => {
    await vault.keep("connection:a", new Secret("token-a"));
    expect(keychain.stored.get("connection:a")).toBe("token-a");
    vault = new TokenVault({ keychain, clock, onStatusChanged: () => undefined });
    expect(await textOf("connection:a")).toBe("token-a");
  });

  it("tells a missing token from a keychain that can't be asked", async () => {
    expect(await textOf("connection:a")).toBe("token-missing");
    keychain.problem = "no-answer";
    expect(await textOf("connection:a")).toBe("keychain-unavailable");
  });

  it("holds a token for this run when there is no keychain, and says so", async () => {
    keychain.problem = "no-service";
    await vault.keep("connection:a", new Secret("token-a"));
    expect(await textOf("connection:a")).toBe("token-a");
    expect(statuses).toEqual([{ state: "unavailable", reason: "no-service" }]);
  });

  it("hands the token over as soon as a keychain answers", async () => {
    keychain.problem = "no-service";
    await vault.keep("connection:a", new Secret("token-a"));
    keychain.problem = null;
    await vault.probe();
    expect(keychain.stored.get("connection:a")).toBe("token-a");
    expect(vault.status).toEqual({ state: "available", name: "secret-service" });
  });

  it("never hands over what was only held for this run", async () => {
    keychain.problem = "no-answer";
    vault.hold("demo-server", new Secret("made for this run"));
    keychain.problem = null;
    await vault.probe();
    expect(keychain.stored.size).toBe(0);
    expect(await textOf("demo-server")).toBe("made for this run");
  });

  it("tells of a status once, not at every probe", async () => {
    await vault.probe();
    await vault.probe();
    expect(statuses).toEqual([{ state: "available", name: "secret-service" }]);
  });

  it("forgets a token here and in the keychain", async () => {
    await vault.keep("connection:a", new Secret("token-a"));
    expect(await vault.forget("connection:a")).toBe(true);
    expect(keychain.stored.size).toBe(0);
    expect(await textOf("connection:a")).toBe("token-missing");
  });

  it("says so when the keychain did not let go of a token", async () => {
    await vault.keep("connection:a", new Secret("token-a"));
    keychain.problem = "failed";
    expect(await vault.forget("connection:a")).toBe(false);
    keychain.problem = null;
    expect(keychain.stored.size).toBe(1);
  });

  it("does not bring back by a late read what was forgotten meanwhile", async () => {
    keychain.stored.set("connection:a", "token-a");
    const reading = vault.read("connection:a");
    await vault.forget("connection:a");
    await reading;
    expect(await textOf("connection:a")).toBe("token-missing");
  });

  it("leaves a locked keychain alone for 30 s, so that its prompt does not come back at once", async () => {
    keychain.problem = "locked";
    await vault.probe();
    keychain.problem = null;
    await vault.probeAgain();
    expect(vault.status).toEqual({ state: "unavailable", reason: "locked" });
    clock.advance(30_000);
    await vault.probeAgain();
    expect(vault.status).toEqual({ state: "available", name: "secret-service" });
  });

  it("asks one that did not answer again at once", async () => {
    keychain.problem = "no-answer";
    await vault.probe();
    keychain.problem = null;
    await vault.probeAgain();
    expect(vault.status.state).toBe("available");
  });

  it("asks nothing again while the keychain is available", async () => {
    await vault.probe();
    keychain.problem = "failed";
    await vault.probeAgain();
    expect(vault.status.state).toBe("available");
  });

  it("is not available before the keychain has taken every token", async () => {
    keychain.problem = "locked";
    await vault.keep("connection:a", new Secret("token-a"));
    keychain.probeAnswersWhenLocked = true;
    await vault.probe();
    expect(statuses).toEqual([{ state: "unavailable", reason: "locked" }]);
  });

  it("gives a token that was kept while the keychain was looking for the one before", async () => {
    keychain.stored.set("connection:a", "older");
    const reading = vault.read("connection:a");
    await vault.keep("connection:a", new Secret("newer"));
    const read = await reading;
    expect(read.ok && read.value.exposeText()).toBe("newer");
    const again = await vault.read("connection:a");
    expect(again.ok && again.value.exposeText()).toBe("newer");
  });

  it("has nothing in memory once it was dropped, and reads it again", async () => {
    await vault.keep("connection:a", new Secret("token-a"));
    vault.close();
    keychain.problem = "locked";
    expect(await textOf("connection:a")).toBe("keychain-unavailable");
    keychain.problem = null;
    expect(await textOf("connection:a")).toBe("token-a");
  });

  it("drops what no keychain ever took for good", async () => {
    keychain.problem = "no-service";
    await vault.keep("connection:a", new Secret("token-a"));
    vault.close();
    vault.reopen();
    expect(await textOf("connection:a")).toBe("token-missing");
    await vault.keep("connection:a", new Secret("entered again"));
    expect(await textOf("connection:a")).toBe("entered again");
    vault.close();
    keychain.problem = null;
    await vault.probe();
    expect(await textOf("connection:a")).toBe("token-missing");
    expect(keychain.stored.size).toBe(0);
  });

  it("holds nothing that a read under way brings after it was dropped", async () => {
    keychain.stored.set("connection:a", "token-a");
    const reading = vault.read("connection:a");
    vault.close();
    expect((await reading).ok).toBe(true);
    keychain.problem = "locked";
    expect(await textOf("connection:a")).toBe("keychain-unavailable");
  });

  it("hands the keychain what is kept while it is closed, and holds none of it", async () => {
    vault.close();
    await vault.keep("connection:a", new Secret("renewed"));
    vault.hold("connection:b", new Secret("for this run"));
    expect(keychain.stored.get("connection:a")).toBe("renewed");
    keychain.problem = "locked";
    expect(await textOf("connection:a")).toBe("keychain-unavailable");
    keychain.problem = null;
    expect(await textOf("connection:b")).toBe("token-missing");
    vault.reopen();
    expect(await textOf("connection:a")).toBe("renewed");
    keychain.problem = "locked";
    expect(await textOf("connection:a")).toBe("renewed");
  });
});
