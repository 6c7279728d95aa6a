import type { BakuunAccess, BakuunGroup } from "./bakuunKeys.ts";

/**
 * The supported actions, and the group whose key each needs. The names are ours: the spelling of
 * the real ones is not public.
 */
const actions: Readonly<Record<BakuunAccess, Readonly<Record<BakuunGroup, readonly string[]>>>> = {
  Post: {
    mapping: ["update-mapping", "delete-mapping"],
    ari: ["update-availability", "update-rates", "update-inventory"],
    booking: ["create-reservation", "modify-reservation", "cancel-reservation"],
    search: ["update-search-content"],
  },
  Read: {
    mapping: ["get-mapping"],
    ari: ["get-availability", "get-rates", "get-inventory"],
    booking: ["get-reservations"],
    search: ["search-availability"],
  },
};

/** The group that an action belongs to; null when there is no such action to push or to read. */
export function findActionGroup(access: BakuunAccess, action: string): BakuunGroup | null {
  const groups: readonly BakuunGroup[] = ["mapping", "ari", "booking", "search"];
  return groups.find((group) => actions[access][group].includes(action)) ?? null;
}
