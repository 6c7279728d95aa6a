/** One `x-api-key` of a company, with its secret, which is derived and never stored. */
export interface CompanyKey {
  /** The key itself: a GUID with dashes. */
  readonly apiKey: string;
  readonly isCancelled: boolean;
  /** Milliseconds since the epoch, here and below. */
  readonly createdMs: number;
  /** Both words mean never: one is told by no date at all, the other by one in the year 0001. */
  readonly expiry: number | "never" | "year-one";
  /** "" for nobody. */
  readonly contactEmail: string;
  readonly notes: string;
  /** Separated by commas; "" for no restriction. */
  readonly allowedIpAddresses: string;
}

/** What the service calls active: neither cancelled nor expired. */
export function isActiveAt(key: CompanyKey, nowMs: number): boolean {
  const isExpired = typeof key.expiry === "number" && key.expiry <= nowMs;
  return !key.isCancelled && !isExpired;
}
