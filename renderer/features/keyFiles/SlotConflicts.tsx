import type { SlotConflict } from "../../../shared/linkedFile.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Note } from "../../ui/Note.tsx";

interface SlotConflictsProps {
  readonly conflicts: readonly SlotConflict[];
  /** "ARI Post key" */
  readonly keyName: string;
  readonly isConfirmed: boolean;
  readonly onConfirm: (isConfirmed: boolean) => void;
}

/** What speaks for another key at this entry, and the tick without which nothing is written. */
export function SlotConflicts(props: SlotConflictsProps) {
  const { conflicts, keyName, isConfirmed, onConfirm } = props;
  const { text } = useLanguage();
  return (
    <>
      <Note tone="danger" role="alert" title={text("keyFiles.conflict.title")}>
        {conflicts.map((conflict) => (
          <p key={`${conflict.aspect} ${conflict.says}`}>{conflictText(conflict, keyName, text)}</p>
        ))}
      </Note>
      <Checkbox
        label={text("keyFiles.conflict.confirm", { key: keyName })}
        isChecked={isConfirmed}
        onChange={onConfirm}
      />
    </>
  );
}

/** "This entry is named like a Read key, and this is the ARI Post key." */
function conflictText({ aspect, says, is }: SlotConflict, keyName: string, text: Text): string {
  return text(`keyFiles.conflict.${aspect}`, { says: capitalised(says), is, key: keyName });
}

/** "READ" becomes "Read"; an abbreviation stays as it is. */
function capitalised(word: string): string {
  return word.length <= 3 ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
