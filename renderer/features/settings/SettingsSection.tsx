import { type ReactNode, useId } from "react";
import { classNames } from "../../ui/classNames.ts";
import styles from "./SettingsSection.module.css";

interface SettingsSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function SettingsSection({ title, children }: SettingsSectionProps) {
  const titleId = useId();
  return (
    <section className={classNames(styles, "section")} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  );
}
