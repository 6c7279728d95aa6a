import { useId } from "react";
import type { DiffLine } from "../../../shared/linkedFile.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./DiffView.module.css";

const signs = { same: " ", removed: "−", added: "+", gap: "⋯" } as const;

interface DiffViewProps {
  /** Every value in them is masked. */
  readonly lines: readonly DiffLine[];
}

/** The lines that change, with a sign each, and what stands around them. */
export function DiffView({ lines }: DiffViewProps) {
  const { text } = useLanguage();
  const id = useId();
  return (
    <>
      <p id={id} className={classNames(styles, "title")}>
        {text("keyFiles.diff")}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line can be scrolled to its end */}
      <section className={classNames(styles, "diff")} aria-labelledby={id} tabIndex={0}>
        <ol className={classNames(styles, "lines")}>
          {lines.map(({ kind, line, text: written }) => (
            <li key={`${kind} ${line} ${written}`} className={classNames(styles, "line", kind)}>
              <span className={classNames(styles, "number")}>{kind === "gap" ? "" : line}</span>
              <span className={classNames(styles, "sign")} aria-hidden="true">
                {signs[kind]}
              </span>
              {(kind === "removed" || kind === "added") && (
                <VisuallyHidden>{text(`keyFiles.diff.${kind}`)} </VisuallyHidden>
              )}
              <code className={classNames(styles, "text")} translate="no">
                {written}
              </code>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
