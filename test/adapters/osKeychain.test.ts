import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KeytarFunctions } from "../../electron/adapters/keychainThread.ts";
import { OsKeychain } from "../../electron/adapters/osKeychain.ts";
import { Secret } from "../../electron/core/secret.ts";

class FakeKeytar implements KeytarFunctions {
  readonly stored = new Map<string, string>();
  /** What each call waits for; a promise that never ends is a keychain that hangs. */
  gate: Promise<void> = Promise.resolve();

  async getPassword(_service: string, account: string): Promise<string | null> {
    await this.gate;
    return this.stored.get(account) ?? null;
  }

  async setPassword(_service: string, account: string, password: string): Promise<void> {
    await this.gate;
    this.stored.set(account, password);
  }

  async deletePassword(_service: string, account: string): Promise<boolean> {
    await this.gate;
    return this.stored.delete(account);
  }
}

let keytar: FakeKeytar;
let keychain: OsKeychain;

beforeEach(() => {
  vi.useFakeTimers();
  keytar = new FakeKeytar();
  keychain = new OsKeychain({ keytar, keepsPlainText: () => false, service: "Keyrack" });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("OsKeychain", () => {
  it("keeps, reads and removes a secret", async () => {
    await keychain.write("a", new Secret("token"));
    const read = await keychain.read("a");
    expect(read.ok && read.value?.exposeText()).toBe("token");
    await keychain.remove("a");
    expect(await keychain.read("a")).toEqual({ ok: true, value: null });
  });

  it("answers calls that come together", async () => {
    const probes = await Promise.all([keychain.probe(), keychain.probe(), keychain.read("a")]);
    expect(probes.every((probe) => probe.ok)).toBe(true);
  });

  it("gives up after three seconds", async () => {
    keytar.gate = new Promise(() => undefined);
    const probe = keychain.probe();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await probe).toEqual({ ok: false, error: "no-answer" });
  });

  it("fails at once while an earlier call still hangs, and recovers with it", async () => {
    let open = () => {};
    keytar.gate = new Promise((resolve) => {
      open = resolve;
    });
    const first = keychain.probe();
    await vi.advanceTimersByTimeAsync(3_000);
    await first;
    expect(await keychain.read("a")).toEqual({ ok: false, error: "no-answer" });
    open();
    await vi.advanceTimersByTimeAsync(0);
    expect((await keychain.read("a")).ok).toBe(true);
  });

  it("counts Chromium's plain text store as no keychain, and asks nobody", async () => {
    keychain = new OsKeychain({ keytar, keepsPlainText: () => true, service: "Keyrack" });
    expect(await keychain.write("a", new Secret("token"))).toEqual({
      ok: false,
      error: "basic-text",
    });
    expect(keytar.stored.size).toBe(0);
  });

  it.each([
    [
      "Platform failure: DBus error: The name org.freedesktop.secrets was not provided",
      "no-service",
    ],
    ["Platform failure: DBus error: Did not receive a reply.", "no-answer"],
    ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", "locked"],
    ["Couldn't access platform storage: Secret Service: no result found", "locked"],
    ["item is broken", "failed"],
  ])("reads %j as a problem of its own", async (message, problem) => {
    keytar.gate = Promise.reject(new Error(message));
    expect(await keychain.probe()).toEqual({ ok: false, error: problem });
  });
});
