import { describe, expect, it } from "vitest";
import { defaultSettings, settingsSchema } from "../../electron/adapters/settingsSchema.ts";

const bakuun = {
  connectionId: "first",
  platform: "bakuun",
  environment: "live",
  name: "Grand Hotel",
  origin: "https://portal.example",
};
const bokamera = {
  connectionId: "second",
  platform: "bokamera",
  environment: "sandbox",
  name: "Grand Hotel Spa",
  origin: "https://api.example",
  identity: { issuer: "https://identity.example/realms/bookmore-admin", clientId: "client" },
  signIn: { way: "browser", email: null },
  hasApiKey: true,
  companies: [{ companyId: "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10", name: "Salong Saxen" }],
};
const parse = (connections: readonly unknown[]) =>
  settingsSchema.safeParse({ ...defaultSettings, connections });

describe("settingsSchema", () => {
  it("reads connections of both platforms as they were written", () => {
    expect(parse([bakuun, bokamera])).toMatchObject({
      success: true,
      data: { connections: [bakuun, bokamera] },
    });
  });

  it("reads what a version without patterns for names has written, and one with them", () => {
    expect(parse([bakuun])).toMatchObject({ data: { connections: [{ namePattern: null }] } });
    const named = { ...bakuun, namePattern: "HOTEL_{group}_{access}" };
    expect(parse([named])).toMatchObject({ data: { connections: [named] } });
    expect(parse([{ ...bakuun, namePattern: "$(rm)" }]).success).toBe(false);
  });

  it("reads the demo, whose places change with each start", () => {
    const identity = { issuer: "", clientId: "" };
    const demo = { ...bokamera, origin: null, identity, signIn: null };
    expect(parse([{ ...bakuun, origin: null }, demo]).success).toBe(true);
  });

  it.each([
    ["a platform that it does not know", { platform: "other" }],
    ["an API over plain http", { origin: "http://api.example" }],
    [
      "an identity server over plain http",
      { identity: { ...bokamera.identity, issuer: "http://identity.example/realms/x" } },
    ],
    [
      "a realm that is a path of its own",
      { identity: { ...bokamera.identity, issuer: "https://identity.example/realms/a/../b" } },
    ],
    [
      "an issuer that is no realm",
      { identity: { ...bokamera.identity, issuer: "https://identity.example" } },
    ],
    [
      "a realm of dots",
      { identity: { ...bokamera.identity, issuer: "https://identity.example/realms/.." } },
    ],
    ["an API without an identity server", { identity: { issuer: "", clientId: "" } }],
    ["a company's id that is no GUID", { companies: [{ companyId: "1 or 2", name: "x" }] }],
    ["a sign-in of another kind", { signIn: { way: "magic", email: null } }],
  ])("refuses %s", (_what, change) => {
    expect(parse([bokamera]).success).toBe(true);
    expect(parse([{ ...bokamera, ...change }]).success).toBe(false);
  });
});
