import type { BusValue } from "./busMessage.ts";

/** Reads D-Bus values one after the other. Throws a RangeError where they are malformed. */
export class BusReader {
  readonly #bytes: Buffer;
  readonly #isLittle: boolean;
  #offset: number;

  constructor(bytes: Buffer, isLittle: boolean, offset: number) {
    this.#bytes = bytes;
    this.#isLittle = isLittle;
    this.#offset = offset;
  }

  get offset(): number {
    return this.#offset;
  }

  align(to: number): void {
    this.#offset = Math.ceil(this.#offset / to) * to;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#take(1));
  }

  u32(): number {
    this.align(4);
    const at = this.#take(4);
    return this.#isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
  }

  signature(): string {
    return this.#text(this.byte());
  }

  /** One value of a basic type: text, path, signature, number or truth. */
  value(type: string): BusValue {
    const value = this.#valueIfKnown(type);
    if (value === null) throw new RangeError("a type that we don't speak");
    return value;
  }

  /** The values of a signature, up to the first of a type that we don't speak. */
  values(signature: string): readonly BusValue[] {
    const values: BusValue[] = [];
    for (const type of signature) {
      const value = this.#valueIfKnown(type);
      if (value === null) break;
      values.push(value);
    }
    return values;
  }

  #valueIfKnown(type: string): BusValue | null {
    switch (type) {
      case "s":
      case "o":
        return this.#text(this.u32());
      case "g":
        return this.signature();
      case "u":
        return this.u32();
      case "b":
        return this.#truth();
      default:
        return null;
    }
  }

  #truth(): boolean {
    const number = this.u32();
    if (number > 1) throw new RangeError("neither true nor false");
    return number === 1;
  }

  #text(length: number): string {
    const at = this.#take(length + 1);
    return this.#bytes.toString("utf8", at, at + length);
  }

  #take(length: number): number {
    const at = this.#offset;
    if (at + length > this.#bytes.length) throw new RangeError("beyond the message's end");
    this.#offset = at + length;
    return at;
  }
}
