import type { KeyGroup } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { groupStops } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Note } from "../../ui/Note.tsx";
import { useTicking } from "../../ui/useTicking.ts";
import { type KeyUsage, recency, usedWhen } from "./keyUsage.ts";

interface InUseNoteProps {
  readonly connection: Connection;
  readonly group: KeyGroup;
  readonly usage: KeyUsage;
}

/** Something uses this key, and would stop; nothing for a key that was not used within a day. */
export function InUseNote({ connection, group, usage }: InUseNoteProps) {
  const language = useLanguage();
  const { text } = language;
  const use = useTicking(() => recency(usage), 5_000);
  const when = useTicking(() => usedWhen(usage, language), 5_000);
  if (use !== "now" && use !== "today") return null;
  return (
    <Note
      tone="warn"
      title={text(use === "now" ? "refresh.usedNow" : "refresh.usedToday", { when })}
    >
      {groupStops(group, connection.name, text)}
    </Note>
  );
}
