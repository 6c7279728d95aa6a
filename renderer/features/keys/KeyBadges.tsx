import type { KeyFinding } from "../../../shared/keyHealth/keyFinding.ts";
import { HealthBadges } from "../../keyHealth/HealthBadges.tsx";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./KeyBadges.module.css";

interface KeyBadgesProps {
  readonly isUnfinished: boolean;
  readonly isRefreshedElsewhere: boolean;
  /** What there is to say of the key; undefined for nothing. */
  readonly findings: readonly KeyFinding[] | undefined;
}

/** What refreshes have done to a key, then what else is worth a look. */
export function KeyBadges({ isUnfinished, isRefreshedElsewhere, findings }: KeyBadgesProps) {
  const { text } = useLanguage();
  if (!isUnfinished && !isRefreshedElsewhere) {
    return findings === undefined ? null : <HealthBadges findings={findings} />;
  }
  return (
    <div className={classNames(styles, "badges")}>
      {isUnfinished && (
        <span className={classNames(styles, "badge")}>{text("keys.badge.unfinished")}</span>
      )}
      {isRefreshedElsewhere && (
        <span className={classNames(styles, "badge")}>{text("keys.badge.elsewhere")}</span>
      )}
      {findings !== undefined && <HealthBadges findings={findings} />}
    </div>
  );
}
