import type { KeyFinding } from "../../shared/keyHealth/keyFinding.ts";
import { classNames } from "../ui/classNames.ts";
import { HealthBadge } from "./HealthBadge.tsx";
import styles from "./HealthBadges.module.css";

interface HealthBadgesProps {
  /** The gravest first. */
  readonly findings: readonly KeyFinding[];
}

/** The badges of a key in one line, of which those are drawn that have room; none is cut in two. */
export function HealthBadges({ findings }: HealthBadgesProps) {
  return (
    <div className={classNames(styles, "badges")}>
      {findings.map((finding) => (
        <HealthBadge key={finding.kind} finding={finding} />
      ))}
    </div>
  );
}
