import { useId } from "react";
import type { LinkedFileCheck } from "../../../shared/linkedFile.ts";
import type { PreparedKey } from "../../../shared/refresh.ts";
import { keyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { FilePath } from "../../linkedFiles/FilePath.tsx";
import { problemText } from "../../linkedFiles/linkTexts.ts";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./FilesBefore.module.css";

/** So many files of a key that can be updated are named; those that can't be all are. */
const mostNamed = 12;

interface FilesBeforeProps {
  /** As main has just looked at them, with their files. */
  readonly keys: readonly PreparedKey[];
}

/** The linked files that hold the keys and will need the new ones; nothing where there are none. */
export function FilesBefore({ keys }: FilesBeforeProps) {
  const { text } = useLanguage();
  const id = useId();
  const withFiles = keys.filter(({ linkedFiles }) => linkedFiles.length > 0);
  const files = withFiles.flatMap(({ linkedFiles }) => linkedFiles);
  if (files.length === 0) return null;
  const problems = files.filter(({ problem }) => problem !== null).length;
  return (
    <section className={classNames(styles, "files")} aria-labelledby={id}>
      <h3 id={id} className={classNames(styles, "title")}>
        {text("refresh.files", { count: files.length, keys: keys.length })}
      </h3>
      {withFiles.map(({ row, linkedFiles }) => (
        <div key={row.keyId}>
          {keys.length > 1 && (
            <p className={classNames(styles, "key")}>
              {text("refresh.files.ofKey", { key: keyName(row, text), count: linkedFiles.length })}
            </p>
          )}
          <FileList files={linkedFiles} />
        </div>
      ))}
      <p className={classNames(styles, "about")}>
        {problems === 0
          ? text("refresh.files.about", { count: files.length })
          : text("refresh.files.aboutSome", { problems, others: files.length - problems })}
      </p>
    </section>
  );
}

interface FileListProps {
  readonly files: readonly LinkedFileCheck[];
}

/** Those that can't be updated come first. */
function FileList({ files }: FileListProps) {
  const { text } = useLanguage();
  const stuck = files.filter(({ problem }) => problem !== null);
  const others = files.filter(({ problem }) => problem === null);
  const named = [...stuck, ...others.slice(0, mostNamed)];
  return (
    <ul className={classNames(styles, "list")}>
      {named.map(({ linkId, path, entry, problem }) => (
        <li key={linkId} className={classNames(styles, "file")}>
          <FilePath path={path} entry={entry} />
          {problem !== null && (
            <p className={classNames(styles, "problem")}>
              <Icon name="warning" />
              <span>{problemText(problem, text)}</span>
            </p>
          )}
        </li>
      ))}
      {named.length < files.length && (
        <li className={classNames(styles, "more")}>
          {text("refresh.files.more", { count: files.length - named.length })}
        </li>
      )}
    </ul>
  );
}
