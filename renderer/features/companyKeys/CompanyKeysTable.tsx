import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyKeyRow } from "../../../shared/companyKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { SpacerRow } from "../../list/SpacerRow.tsx";
import { useRowFocus } from "../../list/useRowFocus.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./CompanyKeysTable.module.css";
import { CompanyKeysTableHead } from "./CompanyKeysTableHead.tsx";
import { CompanyKeyTableRow } from "./CompanyKeyTableRow.tsx";
import type { CompanyKeyEntry } from "./companyKeyEntries.ts";
import type { KeysView, SortColumn } from "./keysView.ts";
import { useHideOutOfSight } from "./useHideOutOfSight.ts";

/** Pixels, as the style sheet has them. */
const headHeight = 28;
const rowHeight = 46;

interface CompanyKeysTableProps {
  readonly connectionId: ConnectionId;
  /** What the view leaves, in its order. */
  readonly entries: readonly CompanyKeyEntry[];
  readonly view: KeysView;
  readonly showsCompany: boolean;
  /** The one key that is in plain text; which one, never what. */
  readonly revealed: KeyId | null;
  readonly onReveal: (keyId: KeyId | null) => void;
  readonly onReplace: (row: CompanyKeyRow) => void;
  readonly onSort: (column: SortColumn) => void;
}

/** The table, of which only the rows in sight and a few around them are drawn. */
export function CompanyKeysTable(props: CompanyKeysTableProps) {
  const { text } = useLanguage();
  const { entries, view, showsCompany, revealed, onReveal } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: entries.length,
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
  // With the table goes what of it is revealed: it is not to be back when the table is.
  useEffect(() => () => onReveal(null), [onReveal]);
  useHideOutOfSight({ entries, range: virtualizer.range, revealed, onReveal });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view starts at its top
  useLayoutEffect(() => {
    // Only where it is not: to ask the element itself, or to scroll it, lays the page out at once.
    const isAtTop = (virtualizer.scrollOffset ?? 0) === 0;
    if (!isAtTop && scroller.current !== null) scroller.current.scrollTop = 0;
  }, [view]);

  const above = (items[0]?.start ?? headHeight) - headHeight;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? headHeight);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only helps the keys of the buttons inside
    <div
      ref={scroller}
      className={classNames(styles, "scroller")}
      tabIndex={-1}
      onKeyDown={rowFocus.onKeyDown}
      onFocus={rowFocus.onFocus}
      onBlur={rowFocus.onBlur}
    >
      <table
        className={classNames(styles, "table", showsCompany && "with-company")}
        aria-label={text("companyKeys.title")}
        aria-rowcount={entries.length + 1}
      >
        <CompanyKeysTableHead sort={view.sort} showsCompany={showsCompany} onSort={props.onSort} />
        <tbody>
          <SpacerRow height={above} />
          {items.map(({ index }) => {
            const entry = entries[index];
            return entry === undefined ? null : (
              <CompanyKeyTableRow
                key={entry.row.keyId}
                connectionId={props.connectionId}
                entry={entry}
                index={index}
                showsCompany={showsCompany}
                isRevealed={revealed === entry.row.keyId}
                onReveal={onReveal}
                onReplace={props.onReplace}
              />
            );
          })}
          <SpacerRow height={below} />
        </tbody>
      </table>
    </div>
  );
}
