/** The keys that there are, in the order of the portal's page; they never change. */
export const bakuunKeys = [
  { keyId: "live-mapping-read", environment: "live", group: "mapping", name: "Read" },
  { keyId: "live-mapping-post", environment: "live", group: "mapping", name: "Post" },
  { keyId: "live-ari-read", environment: "live", group: "ari", name: "Read" },
  { keyId: "live-ari-post", environment: "live", group: "ari", name: "Post" },
  { keyId: "live-booking-read", environment: "live", group: "booking", name: "Read" },
  { keyId: "live-booking-post", environment: "live", group: "booking", name: "Post" },
  { keyId: "sandbox-mapping-read", environment: "sandbox", group: "mapping", name: "Read" },
  { keyId: "sandbox-mapping-post", environment: "sandbox", group: "mapping", name: "Post" },
  { keyId: "sandbox-ari-read", environment: "sandbox", group: "ari", name: "Read" },
  { keyId: "sandbox-ari-post", environment: "sandbox", group: "ari", name: "Post" },
  { keyId: "sandbox-booking-read", environment: "sandbox", group: "booking", name: "Read" },
  { keyId: "sandbox-booking-post", environment: "sandbox", group: "booking", name: "Post" },
  { keyId: "sandbox-search-read", environment: "sandbox", group: "search", name: "Read" },
  { keyId: "sandbox-search-post", environment: "sandbox", group: "search", name: "Post" },
] as const;

export type BakuunKey = (typeof bakuunKeys)[number];
export type BakuunKeyId = BakuunKey["keyId"];
export type BakuunGroup = BakuunKey["group"];

/** Read retrieves, Post sends. */
export type BakuunAccess = BakuunKey["name"];
