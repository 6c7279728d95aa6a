import { describe, expect, it } from "vitest";
import { createFingerprint } from "../../electron/adapters/fingerprint.ts";
import { Secret } from "../../electron/core/secret.ts";

const secret = new Secret("5b0e7f5c-93a4-4a86-8a3e-6d2c41f01f9c");

describe("a fingerprint", () => {
  it("is the same for the same secret, and another for another", () => {
    const fingerprint = createFingerprint();
    expect(fingerprint(new Secret(secret.exposeText()))).toBe(fingerprint(secret));
    expect(fingerprint(new Secret("5b0e7f5c-93a4-4a86-8a3e-6d2c41f01f9d"))).not.toBe(
      fingerprint(secret),
    );
  });

  it("is another in the next run, so that no secret can be tried against it", () => {
    expect(createFingerprint()(secret)).not.toBe(createFingerprint()(secret));
  });

  it("is 128 bits of plain characters", () => {
    expect(createFingerprint()(secret)).toMatch(/^[\w-]{22}$/);
  });
});
