import { beforeEach, describe, expect, it } from "vitest";
import { Secret } from "../../electron/core/secret.ts";
import { TokenVault } from "../../electron/core/tokenVault.ts";
import type { KeychainStatus } from "../../shared/appState.ts";
import { FakeKeychain } from "../fakes/fakeKeychain.ts";

let keychain: FakeKeychain;
let vault: TokenVault;
let statuses: KeychainStatus[];

beforeEach(() => {
  keychain = new FakeKeychain();
  statuses = [];
  vault = new TokenVault({ keychain, onStatusChanged: () => statuses.push(vault.status) });
});

async function textOf(account: string): Promise<string> {
  const token = await vault.read(account);
  return token.ok ? token.value.exposeText() : token.error.kind;
}

describe("TokenVault", () => {
  it("keeps a token in the keychain and reads it in a later run", async () => {
    await vault.keep("connection:a", new Secret("token-a"));
    expect(keychain.stored.get("connection:a")).toBe("token-a");
    vault = new TokenVault({ keychain, onStatusChanged: () => undefined });
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
    expect((await vault.forget("connection:a")).ok).toBe(true);
    expect(keychain.stored.size).toBe(0);
    expect(await textOf("connection:a")).toBe("token-missing");
  });

  it("says so when a saved token could not be taken out of the keychain", async () => {
    await vault.keep("connection:a", new Secret("token-a"));
    keychain.problem = "failed";
    expect(await vault.forget("connection:a")).toEqual({
      ok: false,
      error: { kind: "keychain-unavailable" },
    });
  });

  it("forgets a token that the keychain never took without asking it", async () => {
    keychain.problem = "no-service";
    await vault.keep("connection:a", new Secret("token-a"));
    expect((await vault.forget("connection:a")).ok).toBe(true);
  });
});
