import type { KeyUse } from "../../core/copyAs/keyUse.ts";

/**
 * How Bakuun's keys are used. That they travel in the body as `sharePost` is documented; the paths
 * are assumed, see `shared/contracts.md` of the project's sources.
 */
export const bakuunKeyUse: KeyUse = {
  namePattern: "BAKUUN_{group}_{access}_KEY",
  header: null,
  bodyField: "sharePost",
  callOf: ({ access }) => ({
    method: "POST",
    path: access === "read" ? "/v2/read" : "/v2/push",
    body: {
      sourceId: "YOUR_SOURCE_ID",
      propertyId: "YOUR_PROPERTY_ID",
      action: "ACTION",
      data: [],
    },
  }),
};
