import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ConnectionBook } from "../../electron/core/connectionBook.ts";
import { demoConnectionId } from "../../electron/core/demoConnections.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { ConnectBakuunRequest } from "../../shared/contract.ts";
import { ConnectionRig } from "../fakes/connectionRig.ts";
import type { FakeDemoServer } from "../fakes/fakeDemoServer.ts";
import type { FakeKeychain } from "../fakes/fakeKeychain.ts";
import type { FakeSettingsStore } from "../fakes/fakeSettingsStore.ts";

const request: ConnectBakuunRequest = {
  name: "Grand Hotel sandbox",
  environment: "sandbox",
  origin: "https://portal.example",
  adminToken: "the-admin-token",
};

let rig: ConnectionRig;
let keychain: FakeKeychain;
let settings: FakeSettingsStore;
let demoServer: FakeDemoServer;
let book: ConnectionBook;

beforeEach(() => {
  rig = new ConnectionRig();
  ({ keychain, settings, demoServer, book } = rig);
});

/** Removes every connection of the demo. */
async function removeDemo(): Promise<void> {
  for (const { connectionId, isDemo } of book.list()) {
    if (isDemo) await book.remove(connectionId);
  }
}

describe("ConnectionBook", () => {
  it("keeps the token in the keychain and nowhere in the settings", async () => {
    const connected = await rig.connectBakuun(request);
    const connectionId = book.list()[0]?.connectionId;
    expect(connected).toEqual({ ok: true, value: connectionId });
    expect([...keychain.stored.keys()]).toEqual([`connection:${connectionId}`]);
    expect(rig.keptSecret(`connection:${connectionId}`)).toBe("the-admin-token");
    expect(JSON.stringify(settings.read())).not.toContain("the-admin-token");
    expect(book.list()).toMatchObject([{ name: "Grand Hotel sandbox", isDemo: false }]);
    expect(book.selectedId).toBe(connectionId);
  });

  it("keeps nothing when the server refuses the token", async () => {
    rig.bakuun.failure = { kind: "unauthorized" };
    expect((await rig.connectBakuun(request)).ok).toBe(false);
    expect(keychain.stored.size).toBe(0);
    expect(book.list()).toEqual([]);
  });

  it("asks no server whose address is neither https nor this computer", async () => {
    const refused = await rig.connectBakuun({ ...request, origin: "http://portal.example" });
    expect(refused).toEqual({ ok: false, error: { kind: "address-refused" } });
    expect(rig.accesses).toHaveLength(0);
  });

  it("gives a platform its own origin and token", async () => {
    await rig.connectBakuun(request);
    const connectionId = book.list()[0]?.connectionId ?? demoConnectionId;
    expect(await rig.accessOf(connectionId)).toEqual({
      origin: "https://portal.example",
      bearer: "the-admin-token",
    });
  });

  it("adds the demo's two platforms once and selects the first when asked again", async () => {
    book.connectDemo();
    await rig.connectBakuun(request);
    book.connectDemo();
    expect(book.list().map(({ isDemo, platform }) => [isDemo, platform])).toEqual([
      [true, "bakuun"],
      [true, "bokamera"],
      [false, "bakuun"],
    ]);
    expect(book.selectedId).toBe(demoConnectionId);
  });

  it("keeps the demo server while one of its platforms is still connected", async () => {
    book.connectDemo();
    const { bearer } = await rig.accessOf(demoConnectionId);
    await book.remove("demo-bokamera" as ConnectionId);
    expect(demoServer.running?.adminToken.exposeText()).toBe(bearer);
    expect(keychain.stored.size).toBe(2);
  });

  it("starts the demo server with secrets from the keychain, the same ones in every run", async () => {
    book.connectDemo();
    const access = await rig.accessOf(demoConnectionId);
    expect(access.bearer).toBe(keychain.stored.get("connection:demo"));
    await rig.accessOf(demoConnectionId);
    const roots = demoServer.starts.map((secrets) => secrets.rootSecret.exposeText());
    expect(new Set(roots)).toEqual(new Set([keychain.stored.get("demo-server")]));
  });

  it("makes the demo's secrets once when two calls come together", async () => {
    book.connectDemo();
    book.findPlatform(demoConnectionId);
    const open = rig.accesses.at(-1);
    await Promise.all([open?.(), open?.()]);
    expect(demoServer.starts).toHaveLength(1);
  });

  it("starts the demo without a keychain, and leaves one that hangs as it is", async () => {
    keychain.stored.set("demo-server", "from an earlier run");
    keychain.problem = "no-answer";
    book.connectDemo();
    await rig.accessOf(demoConnectionId);
    expect(keychain.stored.get("demo-server")).toBe("from an earlier run");
  });

  it("takes the token along when a connection is removed", async () => {
    await rig.connectBakuun(request);
    const connectionId = book.list()[0]?.connectionId ?? demoConnectionId;
    expect((await book.remove(connectionId)).ok).toBe(true);
    expect(keychain.stored.size).toBe(0);
    expect(book.list()).toEqual([]);
    expect(book.findPlatform(connectionId)).toEqual({
      ok: false,
      error: { kind: "connection-not-found" },
    });
  });

  it("removes a connection without a keychain too, and takes its token away once there is one", async () => {
    await rig.connectBakuun(request);
    keychain.problem = "no-answer";
    const connectionId = book.list()[0]?.connectionId ?? demoConnectionId;
    expect((await book.remove(connectionId)).ok).toBe(true);
    expect(book.list()).toEqual([]);
    expect(keychain.stored.size).toBe(1);

    keychain.problem = null;
    await rig.accountsToForget.retry();
    expect(keychain.stored.size).toBe(0);
    expect(settings.read().accountsToForget).toEqual([]);
  });

  it("ends the demo server with its connection, and starts it anew with new secrets", async () => {
    book.connectDemo();
    const before = await rig.accessOf(demoConnectionId);
    await removeDemo();
    expect(demoServer.running).toBeNull();
    expect(keychain.stored.size).toBe(0);

    book.connectDemo();
    const after = await rig.accessOf(demoConnectionId);
    expect(after.bearer).not.toBe(before.bearer);
    expect(demoServer.running?.adminToken.exposeText()).toBe(after.bearer);
  });

  it("serves a demo that comes back while its server is being stopped", async () => {
    const ids = [demoConnectionId, "demo-bokamera" as ConnectionId];
    for (const last of ids) {
      book.connectDemo();
      await rig.accessOf(demoConnectionId);
      await rig.openSession("demo-bokamera" as ConnectionId);
      await book.remove(ids.find((connectionId) => connectionId !== last) ?? last);
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      const stop = demoServer.stop.bind(demoServer);
      demoServer.stop = async () => {
        await stop();
        await gate;
      };
      const removing = book.remove(last);
      await vi.waitUntil(() => demoServer.running === null);
      book.connectDemo();
      const { bearer } = await rig.accessOf(demoConnectionId);
      open();
      await removing;
      expect(await rig.accessOf(demoConnectionId)).toMatchObject({ bearer });
      expect(await rig.openSession("demo-bokamera" as ConnectionId)).toMatchObject({
        origin: "http://127.0.0.1:4711",
      });
      expect(keychain.stored.size).toBe(2);
    }
  });

  it("keeps the secrets of a demo that was added again before the keychain let go of them", async () => {
    book.connectDemo();
    await rig.accessOf(demoConnectionId);
    keychain.problem = "no-answer";
    await removeDemo();
    book.connectDemo();
    keychain.problem = null;
    await rig.accountsToForget.retry();
    expect(keychain.stored.size).toBe(2);
  });

  it("keeps nothing of an attempt that was given up", async () => {
    const connecting = rig.connectBakuun(request);
    rig.attempts.cancel();
    expect(await connecting).toEqual({ ok: false, error: { kind: "connecting-cancelled" } });
    expect(keychain.stored.size).toBe(0);
    expect(book.list()).toEqual([]);
  });

  it("keeps nothing of an attempt that was given up while the keychain was asked", async () => {
    await rig.connectBakuun({ ...request, name: "Second" });
    book.connectDemo();
    const before = book.list();
    const storedBefore = keychain.stored.size;
    const connecting = rig.connectBakuun(request);
    keychain.onWrite = () => rig.attempts.cancel();
    expect(await connecting).toEqual({ ok: false, error: { kind: "connecting-cancelled" } });
    expect(keychain.stored.size).toBe(storedBefore);
    expect(book.list()).toEqual(before);
    expect(book.selectedId).toBe(demoConnectionId);
  });

  it("remembers every account that a locked keychain did not let go of", async () => {
    await rig.connectBakuun(request);
    await rig.connectBakuun(request);
    keychain.problem = "locked";
    for (const { connectionId } of book.list()) await book.remove(connectionId);
    expect(settings.read().accountsToForget).toHaveLength(2);
  });

  it.each(["two\nlines", "with space", "tökén", "tok\u200ben"])(
    "refuses the token %j before it is sent",
    async (adminToken) => {
      const refused = await rig.connectBakuun({ ...request, adminToken });
      expect(refused).toEqual({ ok: false, error: { kind: "token-malformed" } });
      expect(rig.accesses).toHaveLength(0);
    },
  );

  it("selects only what there is", async () => {
    expect(book.select("nobody" as ConnectionId)).toEqual({
      ok: false,
      error: { kind: "connection-not-found" },
    });
  });

  it("keeps a token for this run only when the settings can't be written", async () => {
    settings.isSaved = false;
    expect((await rig.connectBakuun(request)).ok).toBe(true);
    const connectionId = book.list()[0]?.connectionId ?? demoConnectionId;
    expect((await rig.accessOf(connectionId)).bearer).toBe("the-admin-token");
    expect(keychain.stored.size).toBe(0);
  });
});
