import type { ReactNode } from "react";
import { classNames } from "../../ui/classNames.ts";
import styles from "./SidebarItem.module.css";

interface SidebarItemProps {
  /** "page" for where one is, "true" for what is chosen among its like. */
  readonly current: "page" | "true" | null;
  readonly label: string;
  readonly icon: ReactNode;
  readonly tag?: ReactNode;
  readonly onPress: () => void;
}

export function SidebarItem({ current, label, icon, tag, onPress }: SidebarItemProps) {
  return (
    <button
      type="button"
      className={classNames(styles, "item")}
      aria-current={current ?? undefined}
      onClick={onPress}
    >
      <span className={classNames(styles, "icon")}>{icon}</span>
      <span className={classNames(styles, "label")} title={label}>
        {label}
      </span>{" "}
      {tag}
    </button>
  );
}
