import { scryptSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { scryptDigest } from "../../../electron/adapters/lock/scryptDigest.ts";
import { Secret } from "../../../electron/core/secret.ts";

const right = new Secret("correct horse");
const salt = Buffer.alloc(16, 7);

/** A digest of the right passphrase, at another cost than ours. */
function digestAt(log2N: number, r: number, p: number): string {
  const options = { N: 2 ** log2N, r, p, maxmem: 2 ** 30 };
  const hash = scryptSync("correct horse", salt, 32, options);
  return `scrypt$${log2N}$${r}$${p}$${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

describe("scryptDigest", () => {
  it("knows the passphrase that it is of, and no other", async () => {
    const digest = await scryptDigest.make(right);
    expect(digest).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await scryptDigest.matches(right, digest)).toBe(true);
    expect(await scryptDigest.matches(new Secret("correct hors"), digest)).toBe(false);
  });

  it("has another salt each time", async () => {
    const digests = await Promise.all([scryptDigest.make(right), scryptDigest.make(right)]);
    expect(digests[0]).not.toBe(digests[1]);
  });

  it("is scrypt as others compute it, and knows digests of another cost", async () => {
    expect(await scryptDigest.matches(right, digestAt(15, 8, 2))).toBe(true);
  });

  it("takes no digest of an absurd cost, and none that is too cheap", async () => {
    expect(await scryptDigest.matches(right, digestAt(14, 8, 1))).toBe(false);
    const [, , , , ...rest] = digestAt(15, 8, 1).split("$");
    for (const cost of ["31$8$1", "20$8$1", "17$8$9", "17$8$0", "17$999999$1", "17$-8$1", "17$8"]) {
      expect(await scryptDigest.matches(right, ["scrypt", cost, ...rest].join("$"))).toBe(false);
    }
  });

  it.each(["", "scrypt", "scrypt$17$8$1$$", "correct horse"])(
    "matches no text that is no digest: %j",
    async (text) => {
      expect(await scryptDigest.matches(right, text)).toBe(false);
    },
  );
});
