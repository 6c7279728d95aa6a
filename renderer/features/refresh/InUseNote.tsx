import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { groupStops } from "../../language/keyNames.ts";
import { timeAgo } from "../../language/timeTexts.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Note } from "../../ui/Note.tsx";
import { useTicking } from "../../ui/useTicking.ts";

interface InUseNoteProps {
  readonly connection: Connection;
  readonly row: ApiKeyRow;
  /** Within 15 minutes, or within 24 hours. */
  readonly use: "now" | "today";
}

/** Something uses this key, and would stop. */
export function InUseNote({ connection, row, use }: InUseNoteProps) {
  const language = useLanguage();
  const { text } = language;
  const { lastUsed } = row;
  const when = useTicking(
    (nowMs) => (lastUsed === null ? "" : timeAgo(lastUsed, nowMs, language)),
    5_000,
  );
  const title = text(use === "now" ? "refresh.usedNow" : "refresh.usedToday", { when });
  return (
    <Note tone="warn" title={title}>
      {groupStops(row.group, connection.name, text)}
    </Note>
  );
}
