import type { Instant } from "../../../shared/apiKey.ts";
import { keyUse, timeAgo } from "../../language/timeTexts.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { useTicking } from "../../ui/useTicking.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./KeyTime.module.css";

const lookAgainAfterMs = 5_000;

interface LastUsedProps {
  readonly lastUsed: Instant | null;
}

/** "3 minutes ago", told in the warn colour while something uses the key. */
export function LastUsed({ lastUsed }: LastUsedProps) {
  const language = useLanguage();
  const use = useTicking((nowMs) => keyUse(lastUsed, nowMs), lookAgainAfterMs);
  const ago = useTicking(
    (nowMs) => (lastUsed === null ? "" : timeAgo(lastUsed, nowMs, language)),
    lookAgainAfterMs,
  );
  if (lastUsed === null) return <NoTime spoken={language.text("keys.neverUsed")} />;
  return <ExactTime instant={lastUsed} shown={ago} isHot={use === "now"} />;
}

interface CreatedProps {
  readonly created: Instant | null;
}

export function Created({ created }: CreatedProps) {
  const language = useLanguage();
  if (created === null) return <NoTime spoken={language.text("keys.unknownDate")} />;
  return <ExactTime instant={created} shown={language.date(created)} isHot={false} />;
}

interface NoTimeProps {
  readonly spoken: string;
}

function NoTime({ spoken }: NoTimeProps) {
  const { text } = useLanguage();
  return (
    <>
      <span className={classNames(styles, "none")} aria-hidden="true">
        {text("common.none")}
      </span>
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </>
  );
}

interface ExactTimeProps {
  readonly instant: Instant;
  readonly shown: string;
  readonly isHot: boolean;
}

function ExactTime({ instant, shown, isHot }: ExactTimeProps) {
  const exact = useLanguage().exactTime(instant);
  return (
    <time dateTime={instant} title={exact} className={classNames(styles, "time", isHot && "hot")}>
      {shown}
      <VisuallyHidden>{` (${exact})`}</VisuallyHidden>
    </time>
  );
}
