import type { ReactNode } from "react";
import type { ActivityEntry } from "../../../shared/activity.ts";
import {
  actionText,
  activityDetails,
  activityKeyName,
  resultSentence,
  resultText,
} from "../../language/activityTexts.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { MaskedKey } from "../../secret/MaskedKey.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Popover } from "../../ui/Popover.tsx";
import styles from "./EntryDetails.module.css";
import { EntryEnvironment } from "./EntryEnvironment.tsx";

interface EntryDetailsProps {
  readonly entry: ActivityEntry;
  /** Where its row is. */
  readonly anchor: Element;
  readonly onClose: () => void;
}

/** All that was written down of one entry, nothing cut short. */
export function EntryDetails({ entry, anchor, onClose }: EntryDetailsProps) {
  const language = useLanguage();
  const { text } = language;
  const details = activityDetails(entry, language);
  const sentence = resultSentence(entry, text);
  return (
    <Popover
      title={text("activity.details.title", { number: entry.seq })}
      anchor={anchor}
      onClose={onClose}
    >
      <dl className={classNames(styles, "facts")}>
        <Fact name={text("activity.column.when")}>{language.exactTime(entry.at)}</Fact>
        <Fact name={text("activity.column.action")}>
          {actionText(entry, text)}
          {details !== "" && <span className={classNames(styles, "about")}>{details}</span>}
        </Fact>
        <Fact name={text("activity.column.result")}>
          <span className={classNames(styles, sentence !== null && "failed")}>
            {resultText(entry, text)}
          </span>
          {sentence !== null && <span className={classNames(styles, "about")}>{sentence}</span>}
        </Fact>
        <KeyFacts entry={entry} />
        <ConnectionFact entry={entry} />
        <Fact name={text("activity.details.account")}>{entry.account}</Fact>
        <Fact name={text("activity.details.osUser")}>{entry.osUser}</Fact>
        {!entry.isProtected && (
          <Fact name={text("activity.details.protection")}>
            {text("activity.notProtected")}
            <span className={classNames(styles, "about")}>
              {text("activity.notProtected.about")}
            </span>
          </Fact>
        )}
      </dl>
    </Popover>
  );
}

function ConnectionFact({ entry }: Pick<EntryDetailsProps, "entry">) {
  const { text } = useLanguage();
  const { connectionName, environment } = entry;
  if (connectionName === null) return null;
  return (
    <Fact name={text("activity.column.connection")}>
      {connectionName} <EntryEnvironment environment={environment} />
    </Fact>
  );
}

interface KeyFactsProps {
  readonly entry: ActivityEntry;
}

function KeyFacts({ entry: { key } }: KeyFactsProps) {
  const { text } = useLanguage();
  if (key === null) return null;
  const unknown = text("activity.key.unknown");
  const name = activityKeyName(key, text) ?? (key.maskedKey === null ? unknown : "");
  return (
    <>
      <Fact name={text("activity.column.key")}>
        {name} {key.maskedKey !== null && <MaskedKey maskedKey={key.maskedKey} />}
      </Fact>
      <Fact name={text("activity.details.keyId")}>
        <code>{key.keyId ?? unknown}</code>
      </Fact>
      <Fact name={text("activity.column.fingerprint")}>
        <code>{key.fingerprint ?? unknown}</code>
        <span className={classNames(styles, "about")}>{text("activity.fingerprint.about")}</span>
      </Fact>
    </>
  );
}

interface FactProps {
  readonly name: string;
  /** null for what is not known, which is not shown. */
  readonly children: ReactNode;
}

function Fact({ name, children }: FactProps) {
  if (children === null) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
