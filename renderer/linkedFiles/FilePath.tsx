import { type EntryPath, entryName } from "../../shared/linkedFile.ts";
import { classNames } from "../ui/classNames.ts";
import styles from "./FilePath.module.css";
import { fileName } from "./fileName.ts";

interface FilePathProps {
  readonly path: string;
  /** The entry of it that is spoken of, if it is one. */
  readonly entry?: EntryPath;
}

/**
 * A file's name and, quieter, the end of its folder: what tells it from its like. The tooltip has
 * all of it.
 */
export function FilePath({ path, entry }: FilePathProps) {
  const file = fileName(path);
  const folder = path.slice(0, path.length - file.length);
  return (
    <span className={classNames(styles, "path")} title={path} translate="no">
      <span className={classNames(styles, "line")}>
        <strong className={classNames(styles, "name")}>{file}</strong>{" "}
        {folder !== "" && (
          <span className={classNames(styles, "folder")}>
            {/* The element runs from right to left, so that its start is cut; its text does not. */}
            <bdi dir="ltr">{folder}</bdi>
          </span>
        )}
      </span>
      {entry !== undefined && (
        <code className={classNames(styles, "entry")} title={entryName(entry)}>
          {entryName(entry)}
        </code>
      )}
    </span>
  );
}
