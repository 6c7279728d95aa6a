/** In their order; what there is no room for moves below another one. */
export const activityColumns = [
  "when",
  "action",
  "key",
  "fingerprint",
  "connection",
  "who",
  "result",
] as const;
