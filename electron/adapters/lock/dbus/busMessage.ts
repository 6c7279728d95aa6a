import { BusReader } from "./busReader.ts";
import { BusWriter } from "./busWriter.ts";

export type BusValue = string | number | boolean;

/** A message of the D-Bus protocol, as far as we speak it. */
export interface BusMessage {
  readonly type: "call" | "reply" | "error" | "signal";
  readonly serial: number;
  /** The serial of the call that a reply or an error answers. */
  readonly replySerial?: number;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly destination?: string;
  readonly sender?: string;
  /** The types of the body's values. */
  readonly signature: string;
  /** The values up to the first of a type that we don't speak. */
  readonly body: readonly BusValue[];
}

/** What every message begins with. */
export const fixedHeaderBytes = 16;

const types = ["invalid", "call", "reply", "error", "signal"] as const;
const protocolVersion = 1;
const littleEndian = 0x6c;
const bigEndian = 0x42;
/** A call must not start the program that it is for. */
const noAutoStart = 0x2;

/** A header field's code and type, from the table "Header Fields" of the specification. */
const fields = [
  { name: "path", code: 1, type: "o" },
  { name: "interface", code: 2, type: "s" },
  { name: "member", code: 3, type: "s" },
  { name: "replySerial", code: 5, type: "u" },
  { name: "destination", code: 6, type: "s" },
  { name: "sender", code: 7, type: "s" },
  { name: "signature", code: 8, type: "g" },
] as const;

/** How long the message is that begins here, in bytes; null for what begins no message. */
export function lengthOfMessage(header: Buffer): number | null {
  const isLittle = header[0] === littleEndian;
  if (!isLittle && header[0] !== bigEndian) return null;
  if (header[3] !== protocolVersion) return null;
  const reader = new BusReader(header, isLittle, 4);
  const bodyBytes = reader.u32();
  reader.u32();
  return fixedHeaderBytes + Math.ceil(reader.u32() / 8) * 8 + bodyBytes;
}

/** Null for one that is malformed, or that we have no use for. */
export function decodeMessage(bytes: Buffer): BusMessage | null {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Throws a RangeError for a malformed one. */
function decode(bytes: Buffer): BusMessage | null {
  const type = types[bytes[1] ?? 0];
  if (type === undefined || type === "invalid") return null;
  const reader = new BusReader(bytes, bytes[0] === littleEndian, 8);
  const serial = reader.u32();
  const found = readFields(reader);
  reader.align(8);
  const { signature: given = "" } = found;
  const signature = String(given);
  return { ...found, type, serial, signature, body: reader.values(signature) };
}

function readFields(reader: BusReader): Readonly<Record<string, BusValue>> {
  const found: Record<string, BusValue> = {};
  const end = reader.u32() + fixedHeaderBytes;
  while (reader.offset < end) {
    reader.align(8);
    const code = reader.byte();
    const type = reader.signature();
    const value = reader.value(type);
    const field = fields.find((known) => known.code === code);
    if (field === undefined) continue;
    if (field.type !== type) throw new RangeError("a header field of another type");
    found[field.name] = value;
  }
  return found;
}

export function encodeMessage(message: BusMessage): Buffer {
  const body = new BusWriter();
  [...message.signature].forEach((type, index) => {
    body.value(type, message.body[index]);
  });
  const header = new BusWriter();
  header.bytes(littleEndian, types.indexOf(message.type), noAutoStart, protocolVersion);
  header.u32(body.length);
  header.u32(message.serial);
  header.array(() => {
    for (const { name, code, type } of fields) {
      const value = message[name];
      if (value === undefined || value === "") continue;
      header.align(8);
      header.bytes(code);
      header.value("g", type);
      header.value(type, value);
    }
  });
  header.align(8);
  return Buffer.concat([header.toBuffer(), body.toBuffer()]);
}
