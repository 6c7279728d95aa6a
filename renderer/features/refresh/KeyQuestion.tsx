import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { groupDescription, groupName, keyName } from "../../language/keyNames.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { Fact, Facts } from "./Facts.tsx";
import { InUseNote } from "./InUseNote.tsx";
import { KeyLastUsed } from "./KeyLastUsed.tsx";
import styles from "./KeyQuestion.module.css";
import type { KeyUsage } from "./keyUsage.ts";

interface KeyQuestionProps {
  readonly connection: Connection;
  readonly row: ApiKeyRow;
  readonly usage: KeyUsage;
  /** The other keys of its group. */
  readonly siblings: readonly ApiKeyRow[];
  /** Of what is read aloud as the question comes up. */
  readonly describingId: string;
}

/** All that one should know before ending a key. */
export function KeyQuestion(props: KeyQuestionProps) {
  const { connection, row, usage, siblings, describingId } = props;
  const { text, date, list } = useLanguage();
  const platform = text(`platform.${connection.platform}`);
  const description = groupDescription(row.group, text);
  const untouched = siblings.map((sibling) => keyName(sibling, text));
  return (
    <>
      <div id={describingId}>
        <p>{text("refresh.consequence", { platform })}</p>
        <InUseNote connection={connection} group={row.group} usage={usage} />
      </div>
      <Facts connection={connection}>
        <Fact name={text("refresh.group")}>
          {groupName(row.group, text)}
          {description !== null && (
            <span className={classNames(styles, "muted")}> · {description}</span>
          )}
        </Fact>
        <Fact name={text("refresh.access")}>{accessText(row, text)}</Fact>
        <Fact name={text("refresh.lastUsed")}>
          <KeyLastUsed
            usage={usage}
            untoldBy={connection.capabilities.lastUsed ? null : platform}
          />
        </Fact>
        <Fact name={text("refresh.key")}>
          <code>{row.maskedKey}</code>
          {row.created !== null && `, ${text("refresh.keyCreated", { date: date(row.created) })}`}
        </Fact>
        <Fact name={text("refresh.notTouched")}>
          {untouched.length === 0 ? text("refresh.otherGroups") : list(untouched)}
        </Fact>
      </Facts>
    </>
  );
}

function accessText({ access, name }: ApiKeyRow, text: Text): string {
  return access === "other" ? name : text(`refresh.access.${access}`, { name });
}
