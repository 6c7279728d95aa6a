import type { KeyFinding } from "../../../shared/keyHealth/keyFinding.ts";
import { findingText } from "../../keyHealth/findingTexts.ts";
import { HealthBadge } from "../../keyHealth/HealthBadge.tsx";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./CompanyKeysTable.module.css";

interface FactProps {
  /** In a column of its own, or below another fact where that column is not drawn. */
  readonly place: "own" | "below";
  /** "" for none. */
  readonly fact: string;
  /** More than there is room for; the fact itself when it says no more. */
  readonly title?: string;
  readonly isMuted?: boolean;
  /** What there is to say of it. */
  readonly finding: KeyFinding | null;
}

/** One line about a key, and what is to be said of it: a badge below it, or a tint. */
export function Fact({ place, fact, title = fact, isMuted = false, finding }: FactProps) {
  const { text } = useLanguage();
  if (fact === "" && finding !== null) return <HealthBadge finding={finding} />;
  if (fact === "") return place === "own" ? <NoFact /> : null;
  if (finding === null) {
    return (
      <span className={classNames(styles, "line", place, isMuted && "muted")} title={title}>
        {fact}
      </span>
    );
  }
  if (place === "own") {
    return (
      <div className={classNames(styles, "fact")}>
        <span className={classNames(styles, "line", isMuted && "muted")} title={title}>
          {fact}
        </span>
        <div className={classNames(styles, "badge")}>
          <HealthBadge finding={finding} />
        </div>
      </div>
    );
  }
  const sentence = findingText(finding, text);
  return (
    <span className={classNames(styles, "line", "below", "found")} title={`${title}: ${sentence}`}>
      {fact}
      <VisuallyHidden>{` (${sentence})`}</VisuallyHidden>
    </span>
  );
}

function NoFact() {
  const { text } = useLanguage();
  return <span className={classNames(styles, "line", "muted")}>{text("common.none")}</span>;
}
