import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./DialogActions.module.css";

interface DialogActionsProps {
  readonly children: ReactNode;
}

/** The buttons at the foot of a dialog or form. */
export function DialogActions({ children }: DialogActionsProps) {
  return <div className={classNames(styles, "actions")}>{children}</div>;
}
