import { useId, useRef, useState } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { useFileErrorText } from "../../linkedFiles/useFileErrorText.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import { FindingItem } from "./FindingItem.tsx";
import { NotAskedNote } from "./NotAskedNote.tsx";
import styles from "./ScanResult.module.css";
import { type BegunScan, scanSummary, skippedText } from "./scanTexts.ts";
import { isLinkable, useFindingChoice } from "./useFindingChoice.ts";
import { type AcceptAppState, useLinkFindings } from "./useLinkFindings.ts";

/** So many rows are drawn before somebody asks for all. */
const mostAtFirst = 200;

interface ScanResultProps {
  readonly scan: BegunScan;
  readonly accept: AcceptAppState;
}

/** What a scan has found so far, and which of it is to be linked. */
export function ScanResult({ scan, accept }: ScanResultProps) {
  const language = useLanguage();
  const { text } = language;
  const errorText = useFileErrorText();
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // What is linked has no box any more, and with the last one goes the button.
  const held = useFocusHeld(section, () => heading.current?.focus());
  const [showsAll, setShowsAll] = useState(false);
  const { findings, findingsLeftOut } = scan;
  const { chosen, choose } = useFindingChoice(findings);
  const { isUnderWay, error, link } = useLinkFindings(accept);
  const linkable = findings.filter(isLinkable);
  const shown = showsAll ? findings : findings.slice(0, mostAtFirst);
  const chosenFindings = findings.filter(({ findingId }) => chosen.has(findingId));
  const files = new Set(chosenFindings.map(({ path }) => path)).size;
  const skipped = skippedText(scan, language);

  return (
    <section ref={section} className={classNames(styles, "result")} aria-labelledby={id} {...held}>
      <h2 ref={heading} id={id} tabIndex={-1} className={classNames(styles, "title")}>
        {text("files.scan.result")}
      </h2>
      <p className={classNames(styles, "summary")}>{scanSummary(scan, text)}</p>
      <p className={classNames(styles, "about")}>
        {text("files.scan.known", { keys: scan.knownKeys })}
        {skipped !== null && ` ${skipped}`}
      </p>
      <NotAskedNote notAsked={scan.notAsked} />
      {linkable.length > 1 && (
        <Checkbox
          label={text("files.scan.all")}
          isChecked={chosen.size === linkable.length}
          isPartly={chosen.size > 0}
          onChange={(isChosen) => choose(linkable, isChosen)}
        />
      )}
      {findings.length > 0 && (
        <ul className={classNames(styles, "list")} aria-label={text("files.scan.findings")}>
          {shown.map((finding) => (
            <FindingItem
              key={finding.findingId}
              finding={finding}
              isChosen={chosen.has(finding.findingId)}
              onChoose={(isChosen) => choose([finding], isChosen)}
            />
          ))}
        </ul>
      )}
      {findingsLeftOut > 0 && (
        <p className={classNames(styles, "about")}>
          {text("files.scan.leftOut", { count: findingsLeftOut })}
        </p>
      )}
      {error !== null && (
        <Note tone="danger" role="alert" title={text("files.scan.notLinked")}>
          {errorText(error)}
        </Note>
      )}
      <div className={classNames(styles, "buttons")}>
        {shown.length < findings.length && (
          <Button onPress={() => setShowsAll(true)}>
            {text("files.showRest", { count: findings.length - shown.length })}
          </Button>
        )}
        {linkable.length > 0 && (
          <Button
            tone="primary"
            state={isUnderWay || files === 0 ? "pending" : "ready"}
            onPress={() => link([...chosen], files)}
          >
            {text("files.scan.link", { count: files })}
          </Button>
        )}
      </div>
    </section>
  );
}
