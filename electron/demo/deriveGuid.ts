import { createHmac } from "node:crypto";

/**
 * Makes the GUID for a purpose, always the same one for the same root secret and purpose. It looks
 * like any random one (version 4), and is as good a secret: 122 bits of an HMAC.
 *
 * @param purpose what the GUID is for, `["bokamera-key", companyId, version]`.
 * @returns 36 characters, in lower case, with dashes.
 */
export function deriveGuid(rootSecret: string, purpose: readonly string[]): string {
  // JSON, so that two purposes can't run together into the same text.
  const bytes = createHmac("sha256", rootSecret).update(JSON.stringify(purpose)).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex", 0, 16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `${parts.join("-")}-${hex.slice(20)}`;
}
