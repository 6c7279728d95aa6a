import styles from "./BrandMark.module.css";
import { classNames } from "./classNames.ts";

interface BrandMarkProps {
  /** Pixels of its square. */
  readonly size: number;
}

/** Two keys on a rack. */
export function BrandMark({ size }: BrandMarkProps) {
  return (
    <svg
      className={classNames(styles, "mark")}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M2 3.5h16M6 3.5V7M14 3.5V7" />
      <circle cx="6" cy="9.4" r="2.3" />
      <circle cx="14" cy="9.4" r="2.3" />
      <path d="M6 11.8V17m0-2.3h1.8M14 11.8V17m0-2.3h1.8" />
    </svg>
  );
}
