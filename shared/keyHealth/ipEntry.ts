/**
 * Addresses from the first to the last, both included, as numbers of 128 bits. IPv4 lies where
 * IPv6 has it, at `::ffff:0:0/96` (RFC 4291, 2.5.5.2), so that both families compare as one.
 */
export interface IpRange {
  readonly first: bigint;
  readonly last: bigint;
}

/** One entry of a list of allowed addresses. */
export interface IpEntry {
  /** As it was written. */
  readonly text: string;
  /** null when it is no address, network or range. */
  readonly range: IpRange | null;
}
