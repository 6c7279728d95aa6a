import { type RefObject, useLayoutEffect, useRef } from "react";
import type { ActivityLog } from "./activityReader.ts";

interface SteadyPlace {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly log: ActivityLog | null;
  /** How far the list is scrolled, in pixels. */
  readonly offset: number;
  readonly rowHeight: number;
}

/**
 * Another filter starts at its top. New entries under the same one leave the rows where they are,
 * unless the newest is in sight: then it stays in sight.
 */
export function useSteadyPlace({ scroller, log, offset, rowHeight }: SteadyPlace): void {
  const shown = useRef<ActivityLog | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer moves it, nothing else
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = log;
    // Only where it is not at its top: to scroll it lays the page out at once.
    if (before === null || log === null || offset === 0 || scroller.current === null) return;
    if (before.filter !== log.filter) {
      scroller.current.scrollTop = 0;
    } else if (before.matching !== log.matching) {
      scroller.current.scrollTop += (log.matching - before.matching) * rowHeight;
    }
  }, [log]);
}
