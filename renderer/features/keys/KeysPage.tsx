import { useEffect, useMemo } from "react";
import type { Connection } from "../../../shared/connection.ts";
import type { KeyFindings } from "../../../shared/keyHealth/assessCompanyKeys.ts";
import { HealthLine } from "../../keyHealth/HealthLine.tsx";
import { countFindings } from "../../keyHealth/healthSummary.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { ListFailed } from "../../list/ListFailed.tsx";
import { ListHeader } from "../../list/ListHeader.tsx";
import { markLoaded } from "../../markLoaded.ts";
import { classNames } from "../../ui/classNames.ts";
import { Notice } from "../../ui/Notice.tsx";
import { assessKeys } from "./assessKeys.ts";
import styles from "./KeysPage.module.css";
import { KeysTables, type OnRefresh } from "./KeysTables.tsx";
import { SkeletonTables } from "./SkeletonTables.tsx";
import { useKeys } from "./useKeys.ts";

const none: KeyFindings = new Map();

interface KeysPageProps {
  readonly connection: Connection;
  readonly onRefresh: OnRefresh;
}

export function KeysPage({ connection, onRefresh }: KeysPageProps) {
  const { text } = useLanguage();
  const { load, ...reloading } = useKeys(connection.connectionId);
  const list = load?.list ?? null;
  const findings = useMemo(() => (list === null ? none : assessKeys(list)), [list]);
  const platform = text(`platform.${connection.platform}`);

  const isAnswered = load !== undefined;
  useEffect(() => {
    if (isAnswered) markLoaded();
  }, [isAnswered]);

  return (
    <>
      <ListHeader
        title={text("keys.title")}
        connection={connection}
        loadedAt={list?.loadedAt ?? null}
        {...reloading}
      />
      {load === undefined && <SkeletonTables />}
      {load?.state === "failed" && <ListFailed error={load.error} list={list} {...reloading} />}
      {list !== null && list.rows.length === 0 && (
        <Notice title={text("keys.empty.title")} text={text("keys.empty.text", { platform })} />
      )}
      {list !== null && list.rows.length > 0 && (
        <>
          <KeysTables
            connection={connection}
            rows={list.rows}
            findings={findings}
            onRefresh={onRefresh}
          />
          <HealthLine counts={countFindings(findings.values())} />
          <p className={classNames(styles, "note")}>{text("keys.note", { platform })}</p>
        </>
      )}
    </>
  );
}
