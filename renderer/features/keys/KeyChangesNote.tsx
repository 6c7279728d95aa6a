import { useRef } from "react";
import type { KeyChange } from "../../../shared/refresh.ts";
import { keyEnding, keyName } from "../../language/keyNames.ts";
import { type Language, useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import styles from "./KeyChangesNote.module.css";
import { useAcknowledge } from "./useAcknowledge.ts";

interface KeyChangesNoteProps {
  readonly changes: readonly KeyChange[];
}

/** Which keys somebody else has refreshed and what that means, until a person has seen it. */
export function KeyChangesNote({ changes }: KeyChangesNoteProps) {
  const language = useLanguage();
  const { text } = language;
  const place = useRef<HTMLDivElement>(null);
  const focusEvents = useFocusHeld(place, () => place.current?.closest("main")?.focus());
  const { isSending, acknowledge } = useAcknowledge();
  return (
    <div ref={place} className={classNames(styles, "place")} {...focusEvents}>
      {changes.length > 0 && (
        <Note tone="warn" role="status" title={text("keys.changed.title")}>
          <div className={classNames(styles, "content")}>
            <ul className={classNames(styles, "changes")}>
              {changes.map((change) => (
                <li key={change.keyId}>{changeText(change, language)}</li>
              ))}
            </ul>
            <Button
              state={isSending ? "pending" : "ready"}
              onPress={() => void acknowledge(changes)}
            >
              {text("keys.changed.seen")}
            </Button>
          </div>
        </Note>
      )}
    </div>
  );
}

function changeText(change: KeyChange, { text, date, timeOfDay }: Language): string {
  const { changedAt, noticedAt, oldMaskedKey } = change;
  const at = changedAt ?? noticedAt;
  return text(changedAt === null ? "keys.changed.noticed" : "keys.changed.text", {
    key: keyName(change, text),
    when: text("time.dateAndTime", { date: date(at), time: timeOfDay(at) }),
    ending: keyEnding(oldMaskedKey),
  });
}
