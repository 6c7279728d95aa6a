import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIpRange } from "../../../shared/keyHealth/parseIpRange.ts";

const mapped = 0xffff_0000_0000n;

function ipv4(address: bigint): bigint {
  return mapped + address;
}

/** Written and counted without the code under test. */
function writeIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}

function writeIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_nothing, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  return groups.join(":");
}

const anyIpv4 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const anyIpv6 = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n });

describe("an allowed address", () => {
  it.each([
    ["192.0.2.1", ipv4(0xc000_0201n)],
    ["0.0.0.0", ipv4(0n)],
    ["255.255.255.255", ipv4(0xffff_ffffn)],
    ["::", 0n],
    ["::1", 1n],
    ["2001:DB8::5", 0x2001_0db8_0000_0000_0000_0000_0000_0005n],
    ["1:2:3:4:5:6:7::", 0x0001_0002_0003_0004_0005_0006_0007_0000n],
    ["::ffff:192.0.2.1", ipv4(0xc000_0201n)],
    ["::FFFF:c000:201", ipv4(0xc000_0201n)],
    ["::192.0.2.1", 0xc000_0201n],
    ["64:ff9b::192.0.2.1", 0x0064_ff9b_0000_0000_0000_0000_c000_0201n],
  ])("%s is read", (text, address) => {
    expect(parseIpRange(text)).toEqual({ first: address, last: address });
  });

  it.each([
    ["10.0.0.0/8", ipv4(0x0a00_0000n), ipv4(0x0aff_ffffn)],
    ["192.0.2.77/24", ipv4(0xc000_0200n), ipv4(0xc000_02ffn)],
    ["192.0.2.1/32", ipv4(0xc000_0201n), ipv4(0xc000_0201n)],
    ["0.0.0.0/0", ipv4(0n), ipv4(0xffff_ffffn)],
    ["::ffff:10.0.0.0/104", ipv4(0x0a00_0000n), ipv4(0x0aff_ffffn)],
    ["::/0", 0n, 2n ** 128n - 1n],
    ["192.0.2.1-192.0.2.9", ipv4(0xc000_0201n), ipv4(0xc000_0209n)],
    ["192.0.2.1-192.0.2.1", ipv4(0xc000_0201n), ipv4(0xc000_0201n)],
    ["::1-::ff", 1n, 255n],
  ])("%s is read from its first to its last", (text, first, last) => {
    expect(parseIpRange(text)).toEqual({ first, last });
  });

  it.each([
    "",
    "kontoret",
    "*",
    "10.0.0.300",
    "10.1",
    "167772161",
    "010.0.0.1",
    "0x0a.0.0.1",
    "10.0.0.1.",
    ".10.0.0.1",
    "10.0.0.0/33",
    "10.0.0.0/08",
    "10.0.0.0/-1",
    "10.0.0.0/",
    "/8",
    "10.0.0.0/8/8",
    "10.0.0.0/255.0.0.0",
    "::/129",
    "192.0.2.1-20",
    "192.0.2.9-192.0.2.1",
    "192.0.2.1-",
    "-",
    "192.0.2.1-192.0.2.3-192.0.2.9",
    "192.0.2.0/24-192.0.3.0/24",
    "192.0.2.1-::ffff:192.0.2.9",
    "192.0.2.1:443",
    "[::1]",
    "fe80::1%eth0",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "12345::",
    "g::",
    "::ffff:010.0.0.1",
    "::ffff:0x0a.0.0.1",
    "::ffff:10.1",
    "::10.0.0.1:1",
    "１９２.0.2.1",
  ])("%j can't be read", (text) => {
    expect(parseIpRange(text)).toBeNull();
  });

  it("never fails, whatever it is given", () => {
    const pieces = fc.constantFrom("1", "255", "f", ".", ":", "::", "/", "-", "%", "10.0.0.1");
    const anything = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 20 }).map((chosen) => chosen.join("")),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const range = parseIpRange(text);
        if (range !== null) expect(range.first <= range.last).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is read in every valid writing", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), (four, six) => {
        expect(parseIpRange(four)).not.toBeNull();
        expect(parseIpRange(six)).not.toBeNull();
        expect(parseIpRange(`${four}/24`)).not.toBeNull();
        expect(parseIpRange(`${six}/64`)).not.toBeNull();
        expect(parseIpRange(`${six}-${six}`)).not.toBeNull();
      }),
    );
  });

  it("is the number that was written", () => {
    fc.assert(
      fc.property(anyIpv4, anyIpv6, (four, six) => {
        expect(parseIpRange(writeIpv4(four))?.first).toBe(ipv4(BigInt(four)));
        expect(parseIpRange(writeIpv6(six))?.first).toBe(six);
      }),
    );
  });

  it("ranges over as many as a network's length says, the named one among them", () => {
    fc.assert(
      fc.property(anyIpv6, fc.integer({ min: 0, max: 128 }), (address, length) => {
        const range = parseIpRange(`${writeIpv6(address)}/${length}`);
        if (range === null) throw new Error("not read");
        expect(range.last - range.first + 1n).toBe(2n ** BigInt(128 - length));
        expect(range.first <= address && address <= range.last).toBe(true);
        expect(range.first % 2n ** BigInt(128 - length)).toBe(0n);
      }),
    );
  });
});
