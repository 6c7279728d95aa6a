import type { KeyIdentification } from "../../../shared/linkedFile.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Note } from "../../ui/Note.tsx";

interface NotAskedNoteProps {
  readonly notAsked: Extract<KeyIdentification, { readonly state: "looked" }>["notAsked"];
}

/** Connections whose present keys could not be compared with; nothing where there are none. */
export function NotAskedNote({ notAsked }: NotAskedNoteProps) {
  const { text } = useLanguage();
  if (notAsked.length === 0) return null;
  return (
    <Note tone="warn" title={text("files.notAsked.title")}>
      {notAsked.map(({ connectionName, error }) => {
        const words = text(`activity.result.${error}`);
        const reason = words.charAt(0).toLocaleLowerCase() + words.slice(1);
        return (
          <p key={`${connectionName} ${error}`}>
            {text("files.notAsked", { connection: connectionName, reason })}
          </p>
        );
      })}
    </Note>
  );
}
