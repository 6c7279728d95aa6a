import { useCallback, useEffect, useState } from "react";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { classNames } from "../../ui/classNames.ts";
import { Notice } from "../../ui/Notice.tsx";
import { KeysFailed } from "./KeysFailed.tsx";
import { KeysHeader } from "./KeysHeader.tsx";
import styles from "./KeysPage.module.css";
import { KeysTables, type OnRefresh } from "./KeysTables.tsx";
import { SkeletonTables } from "./SkeletonTables.tsx";
import { useKeys } from "./useKeys.ts";

interface KeysPageProps {
  readonly connection: Connection;
  readonly onRefresh: OnRefresh;
}

export function KeysPage({ connection, onRefresh }: KeysPageProps) {
  const { text } = useLanguage();
  const { load, reload } = useKeys(connection.connectionId);
  const [isReloading, setIsReloading] = useState(false);
  const list = load?.list ?? null;
  const platform = text(`platform.${connection.platform}`);

  const isAnswered = load !== undefined;
  useEffect(() => {
    if (isAnswered) markLoaded();
  }, [isAnswered]);

  const reloadNow = useCallback(async () => {
    setIsReloading(true);
    await reload();
    setIsReloading(false);
  }, [reload]);
  const reloading = { isReloading, onReload: reloadNow };

  return (
    <>
      <KeysHeader connection={connection} loadedAt={list?.loadedAt ?? null} {...reloading} />
      {load === undefined && <SkeletonTables />}
      {load?.state === "failed" && <KeysFailed error={load.error} list={list} {...reloading} />}
      {list !== null && list.rows.length === 0 && (
        <Notice title={text("keys.empty.title")} text={text("keys.empty.text", { platform })} />
      )}
      {list !== null && list.rows.length > 0 && (
        <>
          <KeysTables connection={connection} rows={list.rows} onRefresh={onRefresh} />
          <p className={classNames(styles, "note")}>{text("keys.note", { platform })}</p>
        </>
      )}
    </>
  );
}
