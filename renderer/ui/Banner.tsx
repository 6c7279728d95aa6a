import type { ReactNode } from "react";
import styles from "./Banner.module.css";
import { classNames } from "./classNames.ts";
import { Icon } from "./Icon.tsx";

interface BannerProps {
  readonly tone: "warn" | "danger";
  readonly children: ReactNode;
  /** A button at the end of the line. */
  readonly action?: ReactNode;
}

/** A line across the page about a state that lasts; it goes when the state does. */
export function Banner({ tone, children, action }: BannerProps) {
  return (
    <div className={classNames(styles, "banner", tone)} role="status">
      <span className={classNames(styles, "icon")}>
        <Icon name="warning" />
      </span>
      <p className={classNames(styles, "text")}>{children}</p>
      {action}
    </div>
  );
}
