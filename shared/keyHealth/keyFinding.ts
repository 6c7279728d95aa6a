/** One thing that an administrator should know about a key, with what is worth saying of it. */
export type KeyFinding =
  /** Its expiry has passed, but the platform still calls it active. */
  | { readonly kind: "expired-but-active" }
  /** Whole days until then: 0 within 24 hours, 30 at most. */
  | { readonly kind: "expires-soon"; readonly days: number }
  | { readonly kind: "no-ip-restriction" }
  /** The entries that allow more addresses than one site has, fit to be shown. */
  | { readonly kind: "wide-ip-range"; readonly entries: readonly string[] }
  /** The entries that are no address, network or range, fit to be shown. */
  | { readonly kind: "unreadable-ip-entry"; readonly entries: readonly string[] }
  /** Another live key of the company says the same, or is the same. */
  | { readonly kind: "duplicate" }
  | { readonly kind: "no-contact" }
  | { readonly kind: "older-than-a-year" }
  | { readonly kind: "unused-for-90-days" }
  | { readonly kind: "never-used" };

export type KeyFindingKind = KeyFinding["kind"];

/** Every kind, the gravest first: the order in which findings are listed and shown everywhere. */
export const findingKindsByGravity = [
  "expired-but-active",
  "no-ip-restriction",
  "wide-ip-range",
  "unreadable-ip-entry",
  "expires-soon",
  "duplicate",
  "no-contact",
  "older-than-a-year",
  "unused-for-90-days",
  "never-used",
] as const satisfies readonly KeyFindingKind[];
