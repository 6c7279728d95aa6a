import type { Finding } from "../../../shared/linkedFile.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { FilePath } from "../../linkedFiles/FilePath.tsx";
import { keyReferenceName, replacedText } from "../../linkedFiles/linkTexts.ts";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./FindingItem.module.css";
import { isLinkable } from "./useFindingChoice.ts";

interface FindingItemProps {
  readonly finding: Finding;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

/** A key in a file, to be linked where that is possible, else with the reason why it is not. */
export function FindingItem({ finding, isChosen, onChoose }: FindingItemProps) {
  const language = useLanguage();
  const { text } = language;
  const { path, line, entry, key } = finding;
  const values = {
    key: keyReferenceName(key, text),
    connection: key.connectionName,
    state: replacedText(key, language) ?? text("files.key.current"),
  };
  const place = (
    <>
      <span className={classNames(styles, "place")}>
        <FilePath path={path} {...(entry === null ? {} : { entry })} />
      </span>{" "}
      <span className={classNames(styles, "number")}>{text("files.scan.line", { line })}</span>
    </>
  );
  return (
    <li className={classNames(styles, "finding")}>
      {isLinkable(finding) ? (
        <label className={classNames(styles, "where")}>
          <input
            type="checkbox"
            className={classNames(styles, "box")}
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
          {place}
        </label>
      ) : (
        <div className={classNames(styles, "where")}>
          <span className={classNames(styles, "box")}>
            {finding.isLinked && <Icon name="done" />}
          </span>
          {place}
        </div>
      )}
      <div className={classNames(styles, "what")}>
        <p>{text("files.scan.key", values)}</p>
        <WhyNoBox finding={finding} />
      </div>
    </li>
  );
}

type WhyNoBoxProps = Pick<FindingItemProps, "finding">;

function WhyNoBox({ finding }: WhyNoBoxProps) {
  const { text } = useLanguage();
  if (isLinkable(finding)) return null;
  if (finding.isLinked) {
    return <p className={classNames(styles, "linked")}>{text("files.scan.linked")}</p>;
  }
  return (
    <p className={classNames(styles, "muted")}>
      {text(finding.format === null ? "files.scan.noFormat" : "files.scan.noEntry")}
    </p>
  );
}
