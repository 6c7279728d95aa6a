import type { ReactNode } from "react";
import { classNames } from "../ui/classNames.ts";
import styles from "./SecretCell.module.css";
import { SecretPlace, type SecretPlaceProps } from "./SecretPlace.tsx";

interface SecretCellProps extends SecretPlaceProps {
  /** What is said of the key beside or below it, for as long as it is masked. */
  readonly children?: ReactNode;
}

/** The key of a row. Its width never changes. */
export function SecretCell({ children, ...place }: SecretCellProps) {
  return (
    <td className={classNames(styles, "cell")}>
      <div className={classNames(styles, "line")}>
        <SecretPlace {...place} />
        {children !== undefined && (
          <div className={classNames(styles, "beside", place.isRevealed && "covered")}>
            {children}
          </div>
        )}
      </div>
    </td>
  );
}
