import type { KeyFinding, KeyFindingKind } from "../../shared/keyHealth/keyFinding.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { classNames } from "../ui/classNames.ts";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { findingLabel, findingText } from "./findingTexts.ts";
import styles from "./HealthBadge.module.css";

/** "warn" for what stops working soon or lets strangers in; "calm" for what is worth a look. */
const tones: Readonly<Record<KeyFindingKind, "warn" | "calm">> = {
  "expired-but-active": "warn",
  "no-ip-restriction": "warn",
  "wide-ip-range": "warn",
  "unreadable-ip-entry": "warn",
  "expires-soon": "warn",
  duplicate: "calm",
  "no-contact": "calm",
  "older-than-a-year": "calm",
  "unused-for-90-days": "calm",
  "never-used": "calm",
};

interface HealthBadgeProps {
  readonly finding: KeyFinding;
}

/** A finding in a few words; a tooltip and assistive technology tell the whole sentence. */
export function HealthBadge({ finding }: HealthBadgeProps) {
  const { text } = useLanguage();
  const sentence = findingText(finding, text);
  return (
    <span className={classNames(styles, "badge", tones[finding.kind])} title={sentence}>
      {findingLabel(finding, text)}
      <VisuallyHidden>{` (${sentence})`}</VisuallyHidden>
    </span>
  );
}
