import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import type { SortColumn, SortOrder } from "./keysView.ts";
import styles from "./SortButton.module.css";

interface SortButtonProps {
  readonly column: SortColumn;
  /** Where there is room for few words only. */
  readonly isShort?: boolean;
  /** null when the list is not sorted by this column. */
  readonly direction: SortOrder["direction"] | null;
  readonly onSort: (column: SortColumn) => void;
}

/** The name of a column: pressed once it sorts up, then down, then not. */
export function SortButton({ column, isShort = false, direction, onSort }: SortButtonProps) {
  const { text } = useLanguage();
  return (
    <button type="button" className={classNames(styles, "sort")} onClick={() => onSort(column)}>
      <span className={classNames(styles, "name")}>
        {text(
          isShort && column === "addresses"
            ? "companyKeys.column.addresses.short"
            : `companyKeys.column.${column}`,
        )}
      </span>
      {/* Its own column, which tells it otherwise, is not drawn. */}
      {isShort && direction !== null && (
        <VisuallyHidden>{` (${text(`companyKeys.sorted.${direction}`)})`}</VisuallyHidden>
      )}
      {direction !== null && (
        <svg
          className={classNames(styles, "arrow", direction)}
          viewBox="0 0 8 8"
          aria-hidden="true"
          focusable="false"
        >
          <path d="M1 5.5 4 2.5 7 5.5" />
        </svg>
      )}
    </button>
  );
}
