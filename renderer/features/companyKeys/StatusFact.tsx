import { findingText } from "../../keyHealth/findingTexts.ts";
import { HealthBadge } from "../../keyHealth/HealthBadge.tsx";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import type { CompanyKeyEntry } from "./companyKeyEntries.ts";
import styles from "./StatusFact.module.css";

interface StatusFactProps {
  readonly entry: CompanyKeyEntry;
}

/** "Active", "Expires in 5 days"; a key that is active although it has expired says both at once. */
export function StatusFact({ entry }: StatusFactProps) {
  const { text } = useLanguage();
  const { status, statusText, findings } = entry;
  const stillActive = findings.find(({ kind }) => kind === "expired-but-active");
  if (stillActive !== undefined) return <HealthBadge finding={stillActive} />;
  const soon = findings.find(({ kind }) => kind === "expires-soon");
  return (
    <span
      className={classNames(styles, "status", status.state)}
      title={soon === undefined ? statusText : findingText(soon, text)}
    >
      {statusText}
    </span>
  );
}
