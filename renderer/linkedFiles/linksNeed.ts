import type { LinkedFile, LinkStatus } from "../../shared/linkedFile.ts";

/** What the gravest of some links calls for; null where there is nothing to see to. */
export type LinksNeed = "missing" | "drift" | null;

export function linksNeed(links: readonly Pick<LinkedFile, "status">[]): LinksNeed {
  const needs = links.map(({ status }) => needOf(status));
  if (needs.includes("missing")) return "missing";
  return needs.includes("drift") ? "drift" : null;
}

function needOf({ state }: LinkStatus): LinksNeed {
  if (state === "missing-entry" || state === "missing-file") return "missing";
  return state === "drift" ? "drift" : null;
}
