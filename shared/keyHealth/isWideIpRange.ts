import type { IpRange } from "./ipEntry.ts";

/** A /24: the smallest network that is routed on the internet, and plenty for one site. */
const mostIpv4Addresses = 256n;

/** A /48: what one site gets at most (RFC 6177). */
const mostIpv6Addresses = 2n ** 80n;

const ipv4: IpRange = { first: 0xffff_0000_0000n, last: 0xffff_ffff_ffffn };

/** `0.0.0.0` and `::`: no address that anybody has, but what many programs call "any". */
const anyAddresses: readonly bigint[] = [0n, ipv4.first];

/**
 * Whether the range allows more addresses than one site has: over an IPv4 /24, or an IPv6 /48, or
 * the one that stands for all of them.
 */
export function isWideIpRange({ first, last }: IpRange): boolean {
  if (first === last && anyAddresses.includes(first)) return true;
  // An IPv6 network can hold the whole of IPv4 without being large itself.
  const firstIpv4 = first > ipv4.first ? first : ipv4.first;
  const lastIpv4 = last < ipv4.last ? last : ipv4.last;
  return lastIpv4 - firstIpv4 + 1n > mostIpv4Addresses || last - first + 1n > mostIpv6Addresses;
}
