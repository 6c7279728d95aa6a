import type { KeyUse } from "../../core/copyAs/keyUse.ts";

/** How BokaMera's keys are used: as the `x-api-key` of any call. */
export const bokameraKeyUse: KeyUse = {
  namePattern: "BOKAMERA_API_KEY",
  header: "x-api-key",
  bodyField: null,
  callOf: () => ({ method: "GET", path: "/users", body: null }),
};
