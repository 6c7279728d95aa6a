import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import { keyName } from "../../language/keyNames.ts";
import { type Language, useLanguage } from "../../language/useLanguage.ts";
import { Note } from "../../ui/Note.tsx";
import { stepsText } from "./confirmText.ts";
import type { RefreshQuestion } from "./useRefreshQuestion.ts";
import { useRefusalText } from "./useRefusalText.ts";
import type { Steps } from "./useSteps.ts";

interface QuestionNotesProps {
  readonly question: RefreshQuestion;
  /** How far an order that was sent has come; null before its first key is under way. */
  readonly steps: Steps | null;
  readonly keys: number;
  readonly platform: string;
}

/** How the question stands where it is not simply open. */
export function QuestionNotes({ question, steps, keys, platform }: QuestionNotesProps) {
  const { text } = useLanguage();
  const refusalText = useRefusalText();
  switch (question.state) {
    case "unprepared":
      return (
        <Note tone="danger" role="alert" title={text("refresh.unprepared", { keys })}>
          {refusalText(question.error)}
        </Note>
      );
    case "elsewhere":
      return <ElsewhereNote rows={question.rows} />;
    case "refused":
      return (
        <Note tone="danger" role="alert">
          {refusalText(question.error)}
        </Note>
      );
    case "unknown":
      return (
        <Note tone="warn" role="alert" title={text("refresh.unknown.title")}>
          {text("refresh.unknown.text")}
        </Note>
      );
    case "sending":
      return (
        <Note
          tone="quiet"
          role="status"
          {...(steps !== null && keys > 1
            ? { title: stepsText(question.prepared.keys, steps, text) }
            : {})}
        >
          {steps === null ? text("refresh.checking") : text("refresh.sending", { keys })}
        </Note>
      );
    case "asking":
      return (
        <>
          {!question.prepared.keepsNewKeys && (
            <Note tone="warn" title={text("refresh.notKept.title")}>
              {text("refresh.notKept.text", { platform })}
            </Note>
          )}
          {question.refusal?.error.kind === "touch-id-refused" && (
            <Note tone="danger" role="alert">
              {refusalText(question.refusal.error)}
            </Note>
          )}
        </>
      );
    case "preparing":
      return null;
  }
}

interface ElsewhereNoteProps {
  readonly rows: readonly ApiKeyRow[];
}

/** Somebody else was faster: what that means, a sentence a key. */
function ElsewhereNote({ rows }: ElsewhereNoteProps) {
  const language = useLanguage();
  const { text } = language;
  return (
    <Note tone="warn" role="alert" title={text("refresh.elsewhere.title")}>
      {rows.map((row) => (
        <p key={row.keyId}>{elsewhereText(row, language)}</p>
      ))}
      <p>{text("refresh.elsewhere.next")}</p>
    </Note>
  );
}

function elsewhereText(row: ApiKeyRow, { text, date, timeOfDay }: Language): string {
  const key = keyName(row, text);
  const { created } = row;
  if (created === null) return text("refresh.elsewhere.undated", { key });
  const when = text("time.dateAndTime", { date: date(created), time: timeOfDay(created) });
  return text("refresh.elsewhere.text", { key, when });
}
