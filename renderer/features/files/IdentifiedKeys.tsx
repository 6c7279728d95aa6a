import type { Connection } from "../../../shared/connection.ts";
import type { KeyReference } from "../../../shared/linkedFile.ts";
import { type Language, useLanguage } from "../../language/useLanguage.ts";
import { keyReferenceName } from "../../linkedFiles/linkTexts.ts";
import { useFileErrorText } from "../../linkedFiles/useFileErrorText.ts";
import { classNames } from "../../ui/classNames.ts";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { Note } from "../../ui/Note.tsx";
import styles from "./IdentifiedKeys.module.css";
import { NotAskedNote } from "./NotAskedNote.tsx";
import type { Identified } from "./useIdentify.ts";

interface IdentifiedKeysProps {
  readonly identified: Identified;
  readonly connections: readonly Connection[];
}

/** Which keys they are, in sentences, read aloud as they come. */
export function IdentifiedKeys({ identified, connections }: IdentifiedKeysProps) {
  const errorText = useFileErrorText();
  return (
    <>
      <div role="status" className={classNames(styles, "said")}>
        <Said identified={identified} connections={connections} />
      </div>
      {identified.state === "failed" && (
        <Note tone="danger" role="alert">
          {errorText(identified.error)}
        </Note>
      )}
    </>
  );
}

function Said({ identified, connections }: IdentifiedKeysProps) {
  const { text } = useLanguage();
  switch (identified.state) {
    case "none":
    case "failed":
      return null;
    case "looking":
      return <p className={classNames(styles, "muted")}>{text("files.identify.looking")}</p>;
    case "refused":
      return <p>{text(`files.identify.${identified.reason}`)}</p>;
    case "answered": {
      const { answer, source } = identified;
      if (answer.state === "empty") return <p>{text(`files.identify.empty.${source}`)}</p>;
      return (
        <>
          <Found found={answer.found} connections={connections} />
          <NotAskedNote notAsked={answer.notAsked} />
        </>
      );
    }
  }
}

interface FoundProps extends Pick<IdentifiedKeysProps, "connections"> {
  readonly found: readonly { readonly line: number | null; readonly key: KeyReference }[];
}

function Found({ found, connections }: FoundProps) {
  const language = useLanguage();
  const { text } = language;
  const isDemo = ({ connectionId }: KeyReference) =>
    connections.some((known) => known.connectionId === connectionId && known.isDemo);
  if (found.length === 0) {
    return (
      <>
        <p>{text("files.identify.none")}</p>
        <p className={classNames(styles, "muted")}>{text("files.identify.none.about")}</p>
      </>
    );
  }
  return (
    <ul className={classNames(styles, "list")}>
      {found.map(({ line, key }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line may hold one key twice
        <li key={at} className={classNames(styles, "found")}>
          <p>
            {line !== null && (
              <span className={classNames(styles, "muted")}>
                {text("files.identify.line", { line })}{" "}
              </span>
            )}
            {sentenceOf(key, language)}
          </p>
          <EnvironmentBadge
            connection={{ environment: key.environment, isDemo: isDemo(key) }}
            look="badge"
          />
        </li>
      ))}
    </ul>
  );
}

/** "This is the ARI Post key of Grand Hotel, replaced on 12 Mar 2026." */
function sentenceOf(reference: KeyReference, { text, date }: Language): string {
  const { connectionName: connection, isCurrent, replacedAt } = reference;
  const key = keyReferenceName(reference, text);
  if (isCurrent) return text("files.identify.current", { key, connection });
  if (replacedAt === null) return text("files.identify.replaced", { key, connection });
  return text("files.identify.replacedOn", { key, connection, date: date(replacedAt) });
}
