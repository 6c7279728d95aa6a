import type { ActivityIntegrity } from "../../../shared/activity.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import styles from "./IntegrityNote.module.css";

/** Main names no more of them. */
const mostNamed = 10;

interface IntegrityNoteProps {
  readonly integrity: ActivityIntegrity;
}

/** What is wrong with the log, what that means and what to do; nothing when all is well. */
export function IntegrityNote({ integrity }: IntegrityNoteProps) {
  const { text } = useLanguage();
  if (integrity.state === "intact") return null;
  const isBroken = integrity.state === "broken";
  return (
    <div className={classNames(styles, "place")}>
      <Note
        tone={isBroken ? "danger" : "warn"}
        role={isBroken ? "alert" : "status"}
        title={text(`activity.integrity.${integrity.state}`)}
      >
        {isBroken ? (
          <Broken integrity={integrity} />
        ) : (
          <p>{text("activity.integrity.unverifiable.next")}</p>
        )}
      </Note>
    </div>
  );
}

function Broken({ integrity: { brokenLines, missingAtEnd } }: IntegrityNoteProps) {
  const { text, list } = useLanguage();
  const found = [
    brokenLines.length > 0 &&
      text("activity.integrity.brokenLines", {
        lines: brokenLines.length,
        list: list(brokenLines.map(String)),
      }),
    brokenLines.length >= mostNamed && text("activity.integrity.more"),
    missingAtEnd > 0 && text("activity.integrity.missing", { lines: missingAtEnd }),
    text("activity.integrity.broken.meaning"),
  ];
  return (
    <>
      <p>{found.filter((sentence) => sentence !== false).join(" ")}</p>
      <p className={classNames(styles, "next")}>{text("activity.integrity.broken.next")}</p>
    </>
  );
}
