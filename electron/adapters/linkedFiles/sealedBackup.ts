import {
  createCipheriv,
  createDecipheriv,
  createHash,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { z } from "zod";
import type { Secret } from "../../core/secret.ts";
import { fileBytesOf, fileTextOf } from "./fileText.ts";

const cipher = "aes-256-gcm";
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const beforeNonce = 1;
const beforeText = beforeNonce + nonceBytes;

/** Before the text in a sealed file. */
const header = z.strictObject({ target: z.string(), afterDigest: z.string() });

/** Which backup it is: part of its seal, so that none can take the place of another. */
export interface BackupName {
  readonly linkId: string;
  readonly sequence: number;
}

export interface Backup {
  readonly target: string;
  readonly before: Secret;
  /** Of the text that the write has made: it is compared, never restored. */
  readonly afterDigest: string;
}

export function digestOf(text: Secret): string | null {
  const bytes = fileBytesOf(text);
  return bytes === null ? null : createHash("sha256").update(bytes).digest("base64");
}

/**
 * A version, a random nonce, what is encrypted, and the seal. Encrypted are a line of JSON, and
 * after it the file's text.
 *
 * @returns null for a text that no file can hold.
 */
export function sealBackup(key: KeyObject, name: BackupName, backup: Backup): Uint8Array | null {
  const before = fileBytesOf(backup.before);
  if (before === null) return null;
  const { target, afterDigest } = backup;
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(boundTo(name));
  return Buffer.concat([
    Buffer.of(version),
    nonce,
    sealing.update(`${JSON.stringify({ target, afterDigest })}\n`),
    sealing.update(before),
    sealing.final(),
    sealing.getAuthTag(),
  ]);
}

/** null for anything but the backup of this name, to the bit. */
export function openBackup(key: KeyObject, name: BackupName, bytes: Uint8Array): Backup | null {
  if (bytes.length < beforeText + tagBytes || bytes[0] !== version) return null;
  const end = bytes.length - tagBytes;
  try {
    const opening = createDecipheriv(cipher, key, bytes.subarray(beforeNonce, beforeText), {
      authTagLength: tagBytes,
    });
    opening.setAAD(boundTo(name)).setAuthTag(bytes.subarray(end));
    const plain = Buffer.concat([opening.update(bytes.subarray(beforeText, end)), opening.final()]);
    const headerEnd = plain.indexOf("\n");
    const { target, afterDigest } = header.parse(JSON.parse(plain.toString("utf8", 0, headerEnd)));
    const before = fileTextOf(plain.subarray(headerEnd + 1));
    return before === null ? null : { target, before, afterDigest };
  } catch {
    return null;
  }
}

function boundTo({ linkId, sequence }: BackupName): Buffer {
  return Buffer.from(`keyrack backup ${version} ${linkId} ${sequence}`);
}
