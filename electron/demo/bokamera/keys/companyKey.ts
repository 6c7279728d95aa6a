/** One `x-api-key` of a company, with its secret. Nothing of it is stored but what it derives from. */
export interface CompanyKey {
  /** The key itself: a GUID with dashes. */
  readonly apiKey: string;
  readonly isCancelled: boolean;
  /** Milliseconds since the epoch, here and below. */
  readonly createdMs: number;
  /** "never" is told by leaving the date out, "year-one" by one in the year 0001: both mean never. */
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
