import ipaddr from "ipaddr.js";
import type { IpRange } from "./ipEntry.ts";

const ipv4Start = 0xffff_0000_0000n;

/**
 * An address, a network in CIDR notation, or two addresses joined by a hyphen; null for anything
 * else. A network may be named by any address within it. There is no `10.0.0.1-20`: some programs
 * take its end for the last part of an address, and others for a whole one.
 */
export function parseIpRange(text: string): IpRange | null {
  if (text.includes("/")) return parseNetwork(text);
  if (text.includes("-")) return parseFromTo(text);
  const address = parseAddress(text);
  return address === null ? null : { first: address, last: address };
}

function parseNetwork(text: string): IpRange | null {
  const [, written = "", length = ""] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = parseAddress(written);
  if (address === null) return null;
  const hostBits = (written.includes(":") ? 128 : 32) - Number(length);
  if (hostBits < 0) return null;
  const hosts = (1n << BigInt(hostBits)) - 1n;
  return { first: address & ~hosts, last: address | hosts };
}

function parseFromTo(text: string): IpRange | null {
  const [, from = "", to = ""] = /^([^-]+)-([^-]+)$/.exec(text) ?? [];
  const first = parseAddress(from);
  const last = parseAddress(to);
  if (first === null || last === null || first > last) return null;
  // Both are numbers of the same line, but nobody means all that lies between the two families.
  return from.includes(":") === to.includes(":") ? { first, last } : null;
}

function parseAddress(text: string): bigint | null {
  if (text.includes(":")) return parseIpv6(text);
  const address = parseIpv4(text);
  return address === null ? null : ipv4Start + BigInt(address);
}

/**
 * Four decimal parts. The library would take `10.1`, `010.0.0.1` and `0x0a.0.0.1` as well, which
 * mean one thing to one program and another to the next.
 */
function parseIpv4(text: string): number | null {
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return null;
  const parts = text.split(".").map(Number);
  if (parts.some((part) => part > 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** Without a zone: `%eth0` names an interface of one computer, which means nothing to another. */
function parseIpv6(text: string): bigint | null {
  const written = withoutIpv4End(text);
  if (written === null || !/^[\da-f:]+$/i.test(written)) return null;
  if (!ipaddr.IPv6.isValid(written)) return null;
  const { parts } = ipaddr.IPv6.parse(written);
  return parts.reduce((sum, part) => (sum << 16n) | BigInt(part), 0n);
}

/** `::ffff:192.0.2.1` as `::ffff:c000:201`, since the library is lenient about such an end, too. */
function withoutIpv4End(text: string): string | null {
  if (!text.includes(".")) return text;
  const start = text.lastIndexOf(":") + 1;
  const address = parseIpv4(text.slice(start));
  if (address === null) return null;
  const groups = [Math.floor(address / 0x1_0000), address % 0x1_0000];
  return text.slice(0, start) + groups.map((group) => group.toString(16)).join(":");
}
