import { useLanguage } from "../../language/useLanguage.ts";
import { useFileErrorText } from "../../linkedFiles/useFileErrorText.ts";
import type { UpdateOutcome } from "../../linkedFiles/useFileUpdates.ts";
import { Note } from "../../ui/Note.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";

interface UpdateOutcomeNoteProps {
  /** null before the first update, and while one is under way. */
  readonly outcome: UpdateOutcome | null;
}

/** What came of updating files: said aloud, and shown where something stood in the way. */
export function UpdateOutcomeNote({ outcome }: UpdateOutcomeNoteProps) {
  const { text } = useLanguage();
  const errorText = useFileErrorText();
  const updated = outcome?.state === "tried" ? outcome.updated : 0;
  return (
    <>
      <VisuallyHidden>
        <span role="status">{updated > 0 && text("files.update.done", { count: updated })}</span>
      </VisuallyHidden>
      {outcome?.state === "tried" && outcome.failed > 0 && (
        <Note tone="warn" role="alert">
          {text("files.update.failed", { count: outcome.failed })}
        </Note>
      )}
      {outcome?.state === "not-tried" && (
        <Note tone="danger" role="alert" title={text("files.update.notTried")}>
          {errorText(outcome.error)}
        </Note>
      )}
    </>
  );
}
