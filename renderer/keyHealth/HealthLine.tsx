import { useLanguage } from "../language/useLanguage.ts";
import { classNames } from "../ui/classNames.ts";
import styles from "./HealthLine.module.css";
import { countText, type FindingCount } from "./healthSummary.ts";

interface HealthLineProps {
  readonly counts: readonly FindingCount[];
}

/** "Worth a look: 2 older than a year · 1 never used"; nothing when there is nothing to say. */
export function HealthLine({ counts }: HealthLineProps) {
  const { text } = useLanguage();
  if (counts.length === 0) return null;
  const findings = counts.map((count) => countText(count, text)).join(" · ");
  return <p className={classNames(styles, "line")}>{text("health.summary", { findings })}</p>;
}
