import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./Notice.module.css";

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly role?: "alert";
  readonly children?: ReactNode;
}

/** A calm panel where there is nothing else to show: empty, or failed. */
export function Notice({ title, text, role, children }: NoticeProps) {
  return (
    <div className={classNames(styles, "notice")} role={role}>
      <h2 className={classNames(styles, "title")}>{title}</h2>
      <p className={classNames(styles, "text")}>{text}</p>
      {children}
    </div>
  );
}
