import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./CompanyKeysTable.module.css";
import { type SortColumn, type SortOrder, sortColumns } from "./keysView.ts";
import { SortButton } from "./SortButton.tsx";

/**
 * The columns whose facts move below those of another one where there is no room for both. The
 * company moves, too, but is the same in all rows of a list: to sort by it there is not worth a name.
 */
const movedBelow: Partial<Readonly<Record<SortColumn, readonly SortColumn[]>>> = {
  status: ["addresses"],
  notes: ["contact"],
  expires: ["created"],
};

interface CompanyKeysTableHeadProps {
  readonly sort: SortOrder | null;
  readonly showsCompany: boolean;
  readonly onSort: (column: SortColumn) => void;
}

export function CompanyKeysTableHead({ sort, showsCompany, onSort }: CompanyKeysTableHeadProps) {
  const { text } = useLanguage();
  const isShown = (column: SortColumn) => column !== "company" || showsCompany;
  const directionOf = (column: SortColumn) => (sort?.column === column ? sort.direction : null);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {sortColumns.filter(isShown).map((column) => (
          <th
            key={column}
            scope="col"
            className={classNames(styles, column)}
            aria-sort={directionOf(column) ?? "none"}
          >
            <div className={classNames(styles, "names")}>
              <SortButton column={column} direction={directionOf(column)} onSort={onSort} />
              {movedBelow[column]?.filter(isShown).map((moved) => (
                <span key={moved} className={classNames(styles, "moved", `moved-${moved}`)}>
                  <SortButton
                    column={moved}
                    isShort
                    direction={directionOf(moved)}
                    onSort={onSort}
                  />
                </span>
              ))}
            </div>
          </th>
        ))}
        <th scope="col" className={classNames(styles, "actions")}>
          <VisuallyHidden>{text("keys.column.actions")}</VisuallyHidden>
        </th>
      </tr>
    </thead>
  );
}
