import { useMemo, useState } from "react";
import type { ActivityFilter } from "../../../shared/activity.ts";
import { type ActivityKind, type ActivityView, filterOf, wholeLog } from "./activityView.ts";

/** What changes the view; the same for as long as the page is there. */
export interface ActivityViewChanges {
  readonly seek: (words: string) => void;
  readonly toggleKind: (kind: ActivityKind) => void;
  readonly setFailedOnly: (failedOnly: boolean) => void;
  readonly showAll: () => void;
}

/** The view, and the filter that it comes to: the same one until it lets other entries through. */
export function useActivityView(): readonly [ActivityView, ActivityFilter, ActivityViewChanges] {
  const [view, setView] = useState(wholeLog);
  const filter = useSameWhileEqual(filterOf(view));
  const changes = useMemo((): ActivityViewChanges => {
    const change = (changeOf: (view: ActivityView) => Partial<ActivityView>) =>
      setView((current) => ({ ...current, ...changeOf(current) }));
    return {
      seek: (words) => change(() => ({ words })),
      toggleKind: (kind) =>
        change(({ kinds }) => ({
          kinds: kinds.includes(kind)
            ? kinds.filter((pressed) => pressed !== kind)
            : [...kinds, kind],
        })),
      setFailedOnly: (failedOnly) => change(() => ({ failedOnly })),
      showAll: () => setView(wholeLog),
    };
  }, []);
  return [view, filter, changes];
}

function useSameWhileEqual(filter: ActivityFilter): ActivityFilter {
  const [known, setKnown] = useState(filter);
  if (JSON.stringify(known) === JSON.stringify(filter)) return known;
  setKnown(filter);
  return filter;
}
