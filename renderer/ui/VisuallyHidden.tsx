import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./VisuallyHidden.module.css";

interface VisuallyHiddenProps {
  readonly children: ReactNode;
}

/** Read aloud, not drawn. */
export function VisuallyHidden({ children }: VisuallyHiddenProps) {
  return <span className={classNames(styles, "hidden")}>{children}</span>;
}
