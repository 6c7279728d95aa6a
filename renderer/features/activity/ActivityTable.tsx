import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ActivityEntry } from "../../../shared/activity.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { SpacerRow } from "../../list/SpacerRow.tsx";
import { useRowFocus } from "../../list/useRowFocus.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { ActivityRow } from "./ActivityRow.tsx";
import styles from "./ActivityTable.module.css";
import { ActivityTableHead } from "./ActivityTableHead.tsx";
import type { ActivityLog } from "./activityReader.ts";
import { BoneRow } from "./BoneRow.tsx";
import { EntryDetails } from "./EntryDetails.tsx";
import { useSteadyPlace } from "./useSteadyPlace.ts";

/** Pixels, as the style sheet has them. */
const headHeight = 28;
const rowHeight = 44;
/** How many rows stand for a log of which nothing is known yet. */
const rowsAtFirst = 11;

interface ActivityTableProps {
  /** null before the first answer. */
  readonly log: ActivityLog | null;
  readonly onLook: (sight: { readonly first: number; readonly last: number }) => void;
}

interface Opened {
  readonly entry: ActivityEntry;
  readonly anchor: Element;
}

/** The table, of which only the rows in sight and a few around them are drawn. */
export function ActivityTable({ log, onLook }: ActivityTableProps) {
  const { text } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const count = log?.matching ?? rowsAtFirst;
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
    // React 19 can't flush while it renders, which is where the first measure comes.
    useFlushSync: false,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
  });
  const items = virtualizer.getVirtualItems();
  const rowFocus = useRowFocus(scroller, virtualizer);
  useSteadyPlace({ scroller, log, offset: virtualizer.scrollOffset ?? 0, rowHeight });
  const { startIndex: first = 0, endIndex: last = 0 } = virtualizer.range ?? {};
  useEffect(() => onLook({ first, last }), [onLook, first, last]);
  const open = useCallback(
    (entry: ActivityEntry, anchor: Element) => setOpened({ entry, anchor }),
    [],
  );

  const above = (items[0]?.start ?? headHeight) - headHeight;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? headHeight);
  return (
    <>
      <div role="status">
        {log === null && <VisuallyHidden>{text("activity.loading")}</VisuallyHidden>}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only helps the keys of the buttons inside */}
      <div
        ref={scroller}
        className={classNames(styles, "scroller")}
        tabIndex={-1}
        onKeyDown={rowFocus.onKeyDown}
        onFocus={rowFocus.onFocus}
        onBlur={rowFocus.onBlur}
      >
        <table
          className={classNames(styles, "table")}
          aria-label={text("activity.title")}
          aria-rowcount={count + 1}
          aria-busy={log === null}
        >
          <ActivityTableHead />
          <tbody>
            <SpacerRow height={above} />
            {items.map(({ index }) => {
              const entry = log?.entries[index - log.offset];
              // New entries come in at the top, so the way to the end is what stays the same.
              const key = count - index;
              return entry === undefined ? (
                <BoneRow key={key} index={index} />
              ) : (
                <ActivityRow key={key} entry={entry} index={index} onOpen={open} />
              );
            })}
            <SpacerRow height={below} />
          </tbody>
        </table>
      </div>
      {opened !== null && <EntryDetails {...opened} onClose={() => setOpened(null)} />}
    </>
  );
}
