import type { Instant } from "../../../shared/apiKey.ts";
import { timeAgo } from "../../language/timeTexts.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useTicking } from "../../ui/useTicking.ts";

interface KeyLastUsedProps {
  readonly lastUsed: Instant | null;
}

/** "yesterday, 16:20" or "never used". */
export function KeyLastUsed({ lastUsed }: KeyLastUsedProps) {
  const language = useLanguage();
  const ago = useTicking(
    (nowMs) => (lastUsed === null ? "" : timeAgo(lastUsed, nowMs, language)),
    5_000,
  );
  if (lastUsed === null) return language.text("keys.neverUsed");
  return (
    <time dateTime={lastUsed} title={language.exactTime(lastUsed)}>
      {ago}
    </time>
  );
}
