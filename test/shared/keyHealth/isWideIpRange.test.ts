import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWideIpRange } from "../../../shared/keyHealth/isWideIpRange.ts";
import { parseIpRange } from "../../../shared/keyHealth/parseIpRange.ts";

function isWide(text: string): boolean {
  const range = parseIpRange(text);
  if (range === null) throw new Error(`${text} can't be read`);
  return isWideIpRange(range);
}

describe("a wide range", () => {
  it.each([
    "192.0.2.0/23",
    "10.0.0.0/8",
    "0.0.0.0/0",
    "0.0.0.0",
    "::",
    "192.0.2.0-192.0.3.0",
    "::ffff:192.0.2.0/119",
    "2001:db8::/47",
    "2001:db8::/32",
    "::/0",
    "2001:db8::-2001:db8:1::",
  ])("is %s", (text) => {
    expect(isWide(text)).toBe(true);
  });

  it.each([
    "192.0.2.1",
    "192.0.2.0/24",
    "192.0.2.128-192.0.3.127",
    "::ffff:192.0.2.0/120",
    "2001:db8::/48",
    "2001:db8::-2001:db8:0:ffff:ffff:ffff:ffff:ffff",
    "::1",
    "::1-::ffff",
    "1::/48",
  ])("is not %s", (text) => {
    expect(isWide(text)).toBe(false);
  });

  it("is an IPv6 network that holds all of IPv4, small as it is among its like", () => {
    expect(isWide("::/64")).toBe(true);
    expect(isWide("::ffff:0:0/96")).toBe(true);
  });

  it("agrees with counting the addresses of IPv4 one by one", () => {
    const address = fc.tuple(fc.nat(1), fc.nat(255));
    const write = ([third, fourth]: readonly [number, number]) => `198.18.${third}.${fourth}`;
    const place = ([third, fourth]: readonly [number, number]) => third * 256 + fourth;
    fc.assert(
      fc.property(address, address, (one, other) => {
        const [from, to] = place(one) <= place(other) ? [one, other] : [other, one];
        let count = 0;
        for (let at = place(from); at <= place(to); at += 1) count += 1;
        expect(isWide(`${write(from)}-${write(to)}`)).toBe(count > 256);
      }),
    );
  });

  it("agrees with the length of every network", () => {
    for (let length = 0; length <= 32; length += 1) {
      expect(isWide(`203.0.113.0/${length}`)).toBe(length < 24);
    }
    for (let length = 0; length <= 128; length += 1) {
      expect(isWide(`2001:db8::/${length}`)).toBe(length < 48);
    }
  });
});
