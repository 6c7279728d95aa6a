import type { BusValue } from "./busMessage.ts";

/** Writes D-Bus values one after the other, little-endian. */
export class BusWriter {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#bytes);
  }

  bytes(...bytes: readonly number[]): void {
    this.#pushAll(bytes);
  }

  align(to: number): void {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
  }

  u32(number: number): void {
    this.align(4);
    this.#bytes.push(...u32Bytes(number));
  }

  /** An array of structures, led by its length without the padding before its first element. */
  array(writeElements: () => void): void {
    this.u32(0);
    const at = this.#bytes.length;
    this.align(8);
    const start = this.#bytes.length;
    writeElements();
    this.#bytes.splice(at - 4, 4, ...u32Bytes(this.#bytes.length - start));
  }

  /** Throws when the value is not of that type: the caller is wrong. */
  value(type: string, value: BusValue | undefined): void {
    if ((type === "s" || type === "o") && typeof value === "string") {
      const text = Buffer.from(value);
      this.u32(text.length);
      this.#pushAll(text);
      this.bytes(0);
    } else if (type === "g" && typeof value === "string") {
      this.bytes(value.length, ...Buffer.from(value), 0);
    } else if (type === "u" && typeof value === "number") {
      this.u32(value);
    } else if (type === "b" && typeof value === "boolean") {
      this.u32(value ? 1 : 0);
    } else {
      throw new TypeError(`no D-Bus value of type ${type}`);
    }
  }

  #pushAll(bytes: Iterable<number>): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }
}

function u32Bytes(number: number): readonly number[] {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return [...bytes];
}
