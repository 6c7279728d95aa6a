import { beforeEach, describe, expect, it } from "vitest";
import { bokameraPresets } from "../../renderer/features/connections/bokameraPresets.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";
import { ConnectionRig } from "../fakes/connectionRig.ts";

const bakuun = {
  name: "Grand Hotel",
  environment: "live",
  origin: "https://keys.example",
  adminToken: "a-key-that-was-revealed",
} as const;
const signIn = { way: "password", email: "admin@grandspa.example", password: "correct" } as const;
const bokamera = {
  name: "Grand Spa",
  environment: "live",
  origin: "https://api.example",
  identityOrigin: "https://identity.example",
  realm: "one",
  signIn,
  companyApiKey: null,
} as const;

let rig: ConnectionRig;

beforeEach(() => {
  rig = new ConnectionRig();
});

async function connectBokamera(): Promise<ConnectionId> {
  await rig.connectBokamera(bokamera);
  return rig.book.list()[0]?.connectionId ?? ("nobody" as ConnectionId);
}

// Seen to fail without the question in either use case: what is not confirmed was sent.
describe("a new address", () => {
  it("gets nothing, and nothing is kept, unless the person confirms it", async () => {
    rig.confirmsAddresses = false;
    const refused = err({ kind: "address-not-confirmed" });
    expect(await rig.connectBakuun(bakuun)).toEqual(refused);
    expect(await rig.connectBokamera(bokamera)).toEqual(refused);
    expect(rig.confirmations).toEqual([
      ["https://keys.example"],
      ["https://api.example", "https://identity.example"],
    ]);
    expect([rig.bakuun.whoAmIs, rig.checks, rig.identity.signIns]).toEqual([0, [], []]);
    expect([rig.keychain.stored.size, rig.book.list()]).toEqual([0, []]);
  });

  it("is used once the person has confirmed it, and not asked about again", async () => {
    expect(await rig.connectBakuun(bakuun)).toMatchObject({ ok: true });
    expect(await rig.connectBakuun({ ...bakuun, name: "The same" })).toMatchObject({ ok: true });
    expect(rig.confirmations).toHaveLength(1);
  });

  it("is confirmed alone when the other one is known", async () => {
    await connectBokamera();
    const { origin, identityOrigin } = bokamera;
    await rig.connectBakuun({ ...bakuun, origin: identityOrigin });
    await rig.connectBokamera({ ...bokamera, origin: "https://other.example" });
    await rig.connectBokamera({ ...bokamera, origin: identityOrigin, identityOrigin: origin });
    expect(rig.confirmations.slice(1)).toEqual([["https://other.example"]]);
  });

  it("is asked about once when it is both the API's and the identity server's", async () => {
    await rig.connectBokamera({ ...bokamera, identityOrigin: bokamera.origin });
    expect(rig.confirmations).toEqual([["https://api.example"]]);
  });

  it.each([
    "https://api.bokamera.se.evil.example",
    "https://api.bokamera.se:444",
    "https://127.0.0.1.evil.example",
    "https://localhost.example",
    "https://keys.example:8443",
  ])("is also one that looks like a known one: %s", async (origin) => {
    await rig.connectBakuun(bakuun);
    await rig.connectBakuun({ ...bakuun, origin });
    expect(rig.confirmations.at(-1)).toEqual([origin]);
  });

  it.each([
    "https://api.bokamera.se",
    "https://api.bookmore.com",
    "http://127.0.0.1:8787",
    "http://[::1]:8787",
    "http://localhost",
    "https://localhost:8443",
  ])("is none that everybody knows: %s", async (origin) => {
    await rig.connectBakuun({ ...bakuun, origin });
    expect(rig.confirmations).toEqual([]);
  });

  it.each(Object.entries(bokameraPresets))(
    "is none that the form offers: %s",
    async (_name, at) => {
      await rig.connectBokamera({ ...bokamera, ...at });
      expect(rig.confirmations).toEqual([]);
      expect(rig.book.list()).toHaveLength(1);
    },
  );

  it("gets nothing when the attempt is given up while the person is asked", async () => {
    rig.onConfirm = () => rig.attempts.cancel();
    expect(await rig.connectBakuun(bakuun)).toEqual(err({ kind: "connecting-cancelled" }));
    expect(rig.bakuun.whoAmIs).toBe(0);
  });
});

describe("signing in again", () => {
  const again = (connectionId: ConnectionId) => rig.signInAgain({ connectionId, signIn });

  async function signOut(connectionId: ConnectionId): Promise<void> {
    const saved = rig.book.find(connectionId);
    if (saved?.platform === "bokamera") await rig.sessions.signOut(saved);
  }

  it("sends no password to an address that the session was not kept for", async () => {
    const connectionId = await connectBokamera();
    const saved = rig.book.find(connectionId);
    if (saved?.platform !== "bokamera") throw new Error("not connected");
    const issuer = "https://evil.example/realms/one";
    rig.book.replace({ ...saved, identity: { ...saved.identity, issuer } });
    expect(await again(connectionId)).toEqual(err({ kind: "address-changed" }));
    expect(rig.identity.signIns).toHaveLength(1);
    await signOut(connectionId);
    expect(rig.identity.ended).toEqual([]);
  });

  it("asks about the addresses when nothing is left that says what they were", async () => {
    const connectionId = await connectBokamera();
    await signOut(connectionId);
    rig.confirmsAddresses = false;
    expect(await again(connectionId)).toEqual(err({ kind: "address-not-confirmed" }));
    expect(rig.confirmations.at(-1)).toEqual(["https://api.example", "https://identity.example"]);
    expect(rig.identity.signIns).toHaveLength(1);
    rig.confirmsAddresses = true;
    expect(await again(connectionId)).toEqual(ok(undefined));
  });

  it("asks nothing while the keychain has a secret for just these", async () => {
    const connectionId = await connectBokamera();
    expect(await again(connectionId)).toEqual(ok(undefined));
    expect(rig.confirmations).toHaveLength(1);
  });
});
