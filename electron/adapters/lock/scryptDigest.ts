import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import type { SlowDigest } from "../../core/lock/lockPorts.ts";
import type { Secret } from "../../core/secret.ts";

/** 128 MiB and about a second a try in Electron (RFC 7914; OWASP's password storage cheat sheet). */
const now = { log2N: 17, r: 8, p: 1 };
const saltBytes = 16;
const hashBytes = 32;

/** `scrypt$17$8$1$salt$hash`, both base64url. */
const digestPattern = /^scrypt\$(\d{2})\$(8)\$(\d)\$([\w-]{22})\$([\w-]{43})$/;
// SECURITY: a keychain that was tampered with must not make us take all memory, or all day.
const allowed = { log2N: { least: 15, most: 18 }, p: { least: 1, most: 4 } };

interface ScryptCost {
  /** The number of rounds, as a power of two. */
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

interface ParsedDigest {
  readonly cost: ScryptCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

export const scryptDigest: SlowDigest = {
  async make(passphrase) {
    const salt = randomBytes(saltBytes);
    const hash = await hashOf(passphrase, salt, now);
    const { log2N, r, p } = now;
    return ["scrypt", log2N, r, p, salt.toString("base64url"), hash.toString("base64url")].join(
      "$",
    );
  },

  async matches(passphrase, digest) {
    const parsed = parseDigest(digest);
    if (parsed === null) return false;
    const hash = await hashOf(passphrase, parsed.salt, parsed.cost);
    return timingSafeEqual(hash, parsed.hash);
  },
};

function parseDigest(digest: string): ParsedDigest | null {
  const [, log2NText, rText, pText, saltText, hashText] = digestPattern.exec(digest) ?? [];
  if (saltText === undefined || hashText === undefined) return null;
  const cost = { log2N: Number(log2NText), r: Number(rText), p: Number(pText) };
  if (!isWithin(cost.log2N, allowed.log2N) || !isWithin(cost.p, allowed.p)) return null;
  const salt = Buffer.from(saltText, "base64url");
  return { cost, salt, hash: Buffer.from(hashText, "base64url") };
}

function isWithin(value: number, { least, most }: { least: number; most: number }): boolean {
  return value >= least && value <= most;
}

/** In a thread of Node's own: main goes on meanwhile. */
async function hashOf(passphrase: Secret, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  const bytes = Buffer.from(passphrase.exposeText());
  const N = 2 ** cost.log2N;
  const options: ScryptOptions = { N, r: cost.r, p: cost.p, maxmem: 2 * 128 * N * cost.r };
  try {
    return await new Promise((resolve, reject) => {
      scrypt(bytes, salt, hashBytes, options, (error, hash) =>
        error === null ? resolve(hash) : reject(error),
      );
    });
  } finally {
    bytes.fill(0);
  }
}
