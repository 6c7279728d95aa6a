import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./Note.module.css";

interface NoteProps {
  readonly tone: "warn" | "danger" | "quiet";
  readonly title?: string;
  /** "alert" is read aloud as soon as it appears. */
  readonly role?: "alert" | "status";
  readonly children: ReactNode;
}

/** A tinted box with something that must not be overlooked. */
export function Note({ tone, title, role, children }: NoteProps) {
  return (
    <div className={classNames(styles, "note", tone)} role={role}>
      {title !== undefined && <strong className={classNames(styles, "title")}>{title}</strong>}
      <div className={classNames(styles, "text")}>{children}</div>
    </div>
  );
}
