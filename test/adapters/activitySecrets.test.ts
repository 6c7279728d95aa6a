import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { activitySecrets } from "../../electron/adapters/activitySecrets.ts";
import { Secret } from "../../electron/core/secret.ts";

const key = new Secret("a-key-of-the-chain");
const secret = new Secret("q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6P1f9c");

describe("activitySecrets", () => {
  it("makes a mac that everybody with the key can make", () => {
    const expected = createHmac("sha256", "a-key-of-the-chain").update("text").digest("base64url");
    expect(activitySecrets.mac(key, "text")).toBe(expected);
    expect(activitySecrets.mac(new Secret("another"), "text")).not.toBe(expected);
  });

  it("makes a fingerprint of 64 bits, another one under another salt", () => {
    const fingerprint = activitySecrets.fingerprint(key, secret);
    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(activitySecrets.fingerprint(key, new Secret(secret.exposeText()))).toBe(fingerprint);
    expect(activitySecrets.fingerprint(new Secret("another"), secret)).not.toBe(fingerprint);
  });

  it("leaves four characters of a secret", () => {
    expect(activitySecrets.maskedKey(secret)).toBe("••••••••••••1f9c");
  });
});
