import type { ActivityFilter } from "../../../shared/activity.ts";
import type { Clock } from "../ports.ts";
import { createActivityFilter } from "./activityFilter.ts";
import type { ActivityWords } from "./activityPorts.ts";
import type { KnownEntry } from "./readEntry.ts";

/** So few that they take main a few milliseconds. */
const entriesAtOnce = 1_000;
/** After so long others in main get their turn. */
const turnMs = 10;

/** The entries that a filter lets through, in their order. */
export async function chooseEntries(
  { clock, words }: { readonly clock: Clock; readonly words: ActivityWords },
  entries: readonly KnownEntry[],
  filter: ActivityFilter,
): Promise<readonly KnownEntry[]> {
  const isLetThrough = createActivityFilter(filter, words);
  const chosen: KnownEntry[] = [];
  let turnBeganAtMs = clock.now();
  for (let from = 0; from < entries.length; from += entriesAtOnce) {
    if (clock.now() >= turnBeganAtMs + turnMs) {
      await new Promise<void>((resolve) => void clock.setTimer(0, resolve));
      turnBeganAtMs = clock.now();
    }
    const some = entries.slice(from, from + entriesAtOnce);
    for (const entry of some) if (isLetThrough(entry)) chosen.push(entry);
  }
  return chosen;
}
