import { classNames } from "../ui/classNames.ts";
import styles from "./SpacerRow.module.css";

interface SpacerRowProps {
  /** In pixels. */
  readonly height: number;
}

/** Stands for the rows of a table that are not drawn. */
export function SpacerRow({ height }: SpacerRowProps) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it, and it takes no focus
    <tr aria-hidden="true" className={classNames(styles, "spacer")}>
      <td style={{ height }} />
    </tr>
  );
}
