import { beforeEach, describe, expect, it } from "vitest";
import { parseOrigin } from "../../electron/adapters/parseOrigin.ts";
import { ConnectionBook, demoConnectionId } from "../../electron/core/connectionBook.ts";
import { DemoAccess } from "../../electron/core/demoAccess.ts";
import type { OpenAccess } from "../../electron/core/ports.ts";
import { TokenVault } from "../../electron/core/tokenVault.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { ConnectBakuunRequest } from "../../shared/contract.ts";
import { countingRandom } from "../fakes/countingRandom.ts";
import { FakeDemoServer } from "../fakes/fakeDemoServer.ts";
import { FakeKeychain } from "../fakes/fakeKeychain.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";
import { FakeSettingsStore } from "../fakes/fakeSettingsStore.ts";

const request: ConnectBakuunRequest = {
  name: "Grand Hotel sandbox",
  environment: "sandbox",
  origin: "https://portal.example",
  adminToken: "the-admin-token",
};

let keychain: FakeKeychain;
let settings: FakeSettingsStore;
let demoServer: FakeDemoServer;
let platform: FakeKeyPlatform;
let accesses: OpenAccess[];
let book: ConnectionBook;

beforeEach(() => {
  keychain = new FakeKeychain();
  settings = new FakeSettingsStore();
  platform = new FakeKeyPlatform();
  demoServer = new FakeDemoServer();
  accesses = [];
  const random = countingRandom();
  const vault = new TokenVault({ keychain, onStatusChanged: () => undefined });
  book = new ConnectionBook({
    settings,
    vault,
    random,
    parseOrigin,
    demo: new DemoAccess({ vault, demoServer, random, tokenAccount: "connection:demo" }),
    openPlatform: (_connection, openAccess) => {
      accesses.push(openAccess);
      return platform;
    },
  });
});

async function accessOf(connectionId: ConnectionId) {
  book.findPlatform(connectionId);
  const access = await accesses.at(-1)?.();
  if (!access?.ok) throw new Error("no access");
  return { origin: access.value.origin, bearer: access.value.bearer.exposeText() };
}

describe("ConnectionBook", () => {
  it("keeps the token in the keychain and nowhere in the settings", async () => {
    expect(await book.connectBakuun(request)).toEqual({ ok: true, value: undefined });
    expect([...keychain.stored.values()]).toEqual(["the-admin-token"]);
    expect(JSON.stringify(settings.read())).not.toContain("the-admin-token");
    expect(book.list()).toMatchObject([{ name: "Grand Hotel sandbox", isDemo: false }]);
    expect(book.selectedId).toBe(book.list()[0]?.connectionId);
  });

  it("keeps nothing when the server refuses the token", async () => {
    platform.failure = { kind: "unauthorized" };
    expect((await book.connectBakuun(request)).ok).toBe(false);
    expect(keychain.stored.size).toBe(0);
    expect(book.list()).toEqual([]);
  });

  it("asks no server whose address is neither https nor this computer", async () => {
    const refused = await book.connectBakuun({ ...request, origin: "http://portal.example" });
    expect(refused).toEqual({ ok: false, error: { kind: "address-refused" } });
    expect(accesses).toHaveLength(0);
  });

  it("gives a platform its own origin and token", async () => {
    await book.connectBakuun(request);
    const connectionId = book.list()[0]?.connectionId ?? demoConnectionId;
    expect(await accessOf(connectionId)).toEqual({
      origin: "https://portal.example",
      bearer: "the-admin-token",
    });
  });

  it("adds the demo once and selects it when asked again", async () => {
    book.connectDemo();
    await book.connectBakuun(request);
    book.connectDemo();
    expect(book.list().map((connection) => connection.isDemo)).toEqual([true, false]);
    expect(book.selectedId).toBe(demoConnectionId);
  });

  it("starts the demo server with secrets from the keychain, the same ones in every run", async () => {
    book.connectDemo();
    const access = await accessOf(demoConnectionId);
    expect(access.bearer).toBe(keychain.stored.get("connection:demo"));
    await accessOf(demoConnectionId);
    const roots = demoServer.starts.map((secrets) => secrets.rootSecret.exposeText());
    expect(new Set(roots)).toEqual(new Set([keychain.stored.get("demo-server")]));
  });

  it("makes the demo's secrets once when two calls come together", async () => {
    book.connectDemo();
    book.findPlatform(demoConnectionId);
    const open = accesses.at(-1);
    await Promise.all([open?.(), open?.()]);
    expect(demoServer.starts).toHaveLength(1);
  });

  it("starts the demo without a keychain, and leaves one that hangs as it is", async () => {
    keychain.stored.set("demo-server", "from an earlier run");
    keychain.problem = "no-answer";
    book.connectDemo();
    await accessOf(demoConnectionId);
    expect(keychain.stored.get("demo-server")).toBe("from an earlier run");
  });

  it("takes the token along when a connection is removed", async () => {
    await book.connectBakuun(request);
    const connectionId = book.list()[0]?.connectionId ?? demoConnectionId;
    expect((await book.remove(connectionId)).ok).toBe(true);
    expect(keychain.stored.size).toBe(0);
    expect(book.list()).toEqual([]);
    expect(book.findPlatform(connectionId)).toEqual({
      ok: false,
      error: { kind: "connection-not-found" },
    });
  });

  it("keeps the connection when its token could not be taken away", async () => {
    await book.connectBakuun(request);
    keychain.problem = "failed";
    const connectionId = book.list()[0]?.connectionId ?? demoConnectionId;
    expect((await book.remove(connectionId)).ok).toBe(false);
    expect(book.list()).toHaveLength(1);
  });

  it("selects only what there is", async () => {
    expect(book.select("nobody" as ConnectionId)).toEqual({
      ok: false,
      error: { kind: "connection-not-found" },
    });
  });

  it("works on for this run when the settings can't be written, and says so", async () => {
    settings.isReadOnly = true;
    expect(book.connectDemo()).toEqual({ ok: false, error: { kind: "settings-not-saved" } });
    expect(book.list()).toHaveLength(1);
  });
});
