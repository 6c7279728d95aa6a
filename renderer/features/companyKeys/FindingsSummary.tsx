import type { KeyFindingKind } from "../../../shared/keyHealth/keyFinding.ts";
import { countText } from "../../keyHealth/healthSummary.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { ToggleChip } from "../../ui/ToggleChip.tsx";
import styles from "./FindingsSummary.module.css";
import type { ShownKeys } from "./useShownKeys.ts";

interface FindingsSummaryProps {
  readonly keys: ShownKeys;
  /** The kinds whose chips are pressed. */
  readonly pressed: readonly KeyFindingKind[];
  readonly onToggle: (kind: KeyFindingKind) => void;
}

/** "8 keys · 5 need a look:" and a chip for each reason, which leaves only those keys. */
export function FindingsSummary({ keys, pressed, onToggle }: FindingsSummaryProps) {
  const { text } = useLanguage();
  const { all, shown, toLookAt, counts } = keys;
  const count =
    shown.length === all.length
      ? text("companyKeys.count", { keys: all.length })
      : text("companyKeys.count.shown", { shown: shown.length, keys: all.length });
  return (
    <div className={classNames(styles, "summary")}>
      <p role="status" className={classNames(styles, "count")}>
        {count}
      </p>
      {toLookAt > 0 && (
        <>
          <span aria-hidden="true">·</span>
          <span>{text("companyKeys.needALook", { keys: toLookAt })}</span>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's */}
          <div
            role="group"
            aria-label={text("companyKeys.findings")}
            className={classNames(styles, "chips")}
          >
            {counts.map((finding) => (
              <ToggleChip
                key={finding.kind}
                isPressed={pressed.includes(finding.kind)}
                onToggle={() => onToggle(finding.kind)}
              >
                {countText(finding, text)}
              </ToggleChip>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
