import type { ReactNode } from "react";
import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { groupDescription, groupName, keyName } from "../../language/keyNames.ts";
import { keyUse } from "../../language/timeTexts.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { useTicking } from "../../ui/useTicking.ts";
import { InUseNote } from "./InUseNote.tsx";
import { KeyLastUsed } from "./KeyLastUsed.tsx";
import styles from "./RefreshQuestion.module.css";

interface RefreshQuestionProps {
  readonly connection: Connection;
  readonly row: ApiKeyRow;
  readonly siblings: readonly ApiKeyRow[];
}

/** All that one should know before ending a key. */
export function RefreshQuestion({ connection, row, siblings }: RefreshQuestionProps) {
  const { text, date, list } = useLanguage();
  const use = useTicking((nowMs) => keyUse(row.lastUsed, nowMs), 5_000);
  const platform = text(`platform.${connection.platform}`);
  const description = groupDescription(row.group, text);
  const untouched = siblings.map((sibling) => keyName(sibling, text));
  const isInUse = row.lastUsed !== null && (use === "now" || use === "today");
  return (
    <>
      <p className={classNames(styles, "consequence")}>
        {text("refresh.consequence", { platform })}
      </p>
      {isInUse && <InUseNote connection={connection} row={row} use={use} />}
      <dl className={classNames(styles, "facts")}>
        <Fact name={text("refresh.connection")}>
          {connection.name} · {platform}
        </Fact>
        <Fact name={text("refresh.group")}>
          {groupName(row.group, text)}
          {description !== null && (
            <span className={classNames(styles, "muted")}> · {description}</span>
          )}
        </Fact>
        <Fact name={text("refresh.access")}>{accessText(row, text)}</Fact>
        <Fact name={text("refresh.lastUsed")}>
          <KeyLastUsed lastUsed={row.lastUsed} />
        </Fact>
        <Fact name={text("refresh.key")}>
          <code>{row.maskedKey}</code>
          {row.created !== null && `, ${text("refresh.keyCreated", { date: date(row.created) })}`}
        </Fact>
        <Fact name={text("refresh.notTouched")}>
          {untouched.length === 0 ? text("refresh.otherGroups") : list(untouched)}
        </Fact>
      </dl>
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Fact({ name, children }: FactProps) {
  return (
    <>
      <dt className={classNames(styles, "name")}>{name}</dt>
      <dd className={classNames(styles, "value")}>{children}</dd>
    </>
  );
}

function accessText({ access, name }: ApiKeyRow, text: Text): string {
  return access === "other" ? name : text(`refresh.access.${access}`, { name });
}
