import { useEffect, useMemo } from "react";
import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { Connection } from "../../../shared/connection.ts";
import type { KeyFindings } from "../../../shared/keyHealth/assessCompanyKeys.ts";
import { HealthLine } from "../../keyHealth/HealthLine.tsx";
import { countFindings } from "../../keyHealth/healthSummary.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { ListFailed } from "../../list/ListFailed.tsx";
import { ListHeader } from "../../list/ListHeader.tsx";
import { markLoaded } from "../../markLoaded.ts";
import { classNames } from "../../ui/classNames.ts";
import { Notice } from "../../ui/Notice.tsx";
import { assessKeys } from "./assessKeys.ts";
import { KeyChangesNote } from "./KeyChangesNote.tsx";
import styles from "./KeysPage.module.css";
import { KeysTables, type OnRefresh } from "./KeysTables.tsx";
import type { KeyMarks } from "./keyMarks.ts";
import { SeveralButton } from "./SeveralButton.tsx";
import { SkeletonTables } from "./SkeletonTables.tsx";
import { useKeys } from "./useKeys.ts";

const none: KeyFindings = new Map();

interface KeysPageProps {
  readonly connection: Connection;
  readonly marks: KeyMarks;
  readonly onRefresh: OnRefresh;
  /** Keys are to be chosen from these and refreshed one after the other. */
  readonly onRefreshSeveral: (rows: readonly ApiKeyRow[]) => void;
}

export function KeysPage({ connection, marks, onRefresh, onRefreshSeveral }: KeysPageProps) {
  const { text } = useLanguage();
  const { load, ...reloading } = useKeys(connection.connectionId);
  const list = load?.list ?? null;
  const findings = useMemo(() => (list === null ? none : assessKeys(list)), [list]);
  const platform = text(`platform.${connection.platform}`);
  const whyNoRefresh = useWhyNotCurrent(load?.state === "failed" ? load.error : null);
  const canRefresh = connection.capabilities.refresh === "invalidates";

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
      <KeyChangesNote changes={marks.changes} />
      {list !== null && list.rows.length === 0 && (
        <Notice title={text("keys.empty.title")} text={text("keys.empty.text", { platform })} />
      )}
      {list !== null && list.rows.length > 0 && (
        <>
          <KeysTables
            connection={connection}
            rows={list.rows}
            findings={findings}
            marks={marks}
            whyNoRefresh={whyNoRefresh}
            onRefresh={onRefresh}
          />
          <HealthLine counts={countFindings(findings.values())} />
          <div className={classNames(styles, "foot")}>
            {canRefresh && list.rows.length > 1 && (
              <SeveralButton whyNot={whyNoRefresh} onPress={() => onRefreshSeveral(list.rows)} />
            )}
            <p className={classNames(styles, "note")}>{text("keys.note", { platform })}</p>
          </div>
        </>
      )}
    </>
  );
}

/** Why keys can't be refreshed: what is shown of them may have changed. null when it is current. */
function useWhyNotCurrent(error: AppError | null): string | null {
  const { text } = useLanguage();
  const errorText = useErrorText();
  return error === null ? null : text("keys.refresh.notCurrent", { reason: errorText(error) });
}
