import { type ReactNode, useRef, useState } from "react";
import type { Refresh, RunbookId } from "../../../shared/refresh.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { Note } from "../../ui/Note.tsx";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { useKeyrack } from "../../useKeyrack.ts";
import styles from "./RunbookSection.module.css";
import { headingId } from "./refreshGroups.ts";
import { refreshedKeyName } from "./refreshNames.ts";
import { remainingSteps, runbookSummary, stoppedText } from "./runbookSummary.ts";
import { type AcceptAppState, useRefreshCall } from "./useRefreshCall.ts";

/** Goes on with these; resolves once the question about it is on the page, or can't be. */
export type ResumeRunbook = (runbookId: RunbookId, steps: readonly Refresh[]) => Promise<void>;

interface RunbookSectionProps {
  readonly runbookId: RunbookId;
  /** In their order; one at least. */
  readonly steps: readonly Refresh[];
  /** False when its connection is no longer in the app. */
  readonly isResumable: boolean;
  readonly accept: AcceptAppState;
  readonly onResume: ResumeRunbook;
  /** The cards of the steps that have begun. */
  readonly children: ReactNode;
}

/** Several refreshes that were confirmed as one: how far they have come, and how to go on. */
export function RunbookSection(props: RunbookSectionProps) {
  const { runbookId, steps, isResumable, accept, onResume, children } = props;
  const { text } = useLanguage();
  const errorText = useErrorText();
  const keyrack = useKeyrack();
  const id = headingId(runbookId);
  const [isLeft, setIsLeft] = useState(false);
  const drop = useRefreshCall(
    () => keyrack.dropRunbook({ runbookId }),
    (answer) => {
      accept(answer);
      setIsLeft(answer.ok);
    },
  );
  const resume = useRefreshCall(async () => {
    await onResume(runbookId, remaining);
    return { ok: true, value: undefined };
  });
  const buttons = useRef<HTMLDivElement>(null);
  // With nothing left out they go, whoever pressed one of them.
  const held = useFocusHeld(buttons, () => document.getElementById(id)?.focus());
  const [first] = steps;
  const remaining = remainingSteps(steps);
  const summary = runbookSummary(steps, isLeft, text);
  const stopped = stoppedText(steps, text);
  if (first === undefined) return null;

  return (
    <section className={classNames(styles, "runbook")} aria-labelledby={id}>
      <header className={classNames(styles, "head")}>
        <h2 id={id} tabIndex={-1} className={classNames(styles, "title")}>
          {text("refreshes.runbook.title", { connection: first.connection.name })}
        </h2>
        <EnvironmentBadge connection={first.connection} look="badge" />
        {/* Not read aloud as it changes: each step is, and cards that go would count it down. */}
        <p className={classNames(styles, "summary")}>{summary}</p>
        <VisuallyHidden>
          <span role="status">{isLeft && text("refreshes.runbook.restLeft")}</span>
        </VisuallyHidden>
        <div ref={buttons} className={classNames(styles, "actions")} {...held}>
          {remaining.length > 0 && (
            <>
              <Button state={drop.isUnderWay ? "pending" : "ready"} onPress={drop.call}>
                {text("refreshes.runbook.drop")}
              </Button>
              {isResumable && (
                <Button
                  tone="primary"
                  state={resume.isUnderWay ? "pending" : "ready"}
                  onPress={resume.call}
                >
                  {text("refreshes.runbook.resume")}
                </Button>
              )}
            </>
          )}
        </div>
      </header>
      {drop.error !== null && (
        <Note tone="danger" role="alert">
          {errorText(drop.error)}
        </Note>
      )}
      <ol className={classNames(styles, "steps")} aria-label={text("refreshes.runbook.steps")}>
        {steps.map((step) => (
          <li key={step.refreshId} className={classNames(styles, "step", step.progress.state)}>
            {refreshedKeyName(step, text)}
            <span className={classNames(styles, "state")}>
              {text(`refreshes.step.${step.progress.state}`)}
            </span>
          </li>
        ))}
      </ol>
      {stopped !== null && (
        <Note tone="warn" role="status">
          {stopped}
        </Note>
      )}
      {children}
    </section>
  );
}
