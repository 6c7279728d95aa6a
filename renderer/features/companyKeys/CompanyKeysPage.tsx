import { useCallback, useEffect, useRef, useState } from "react";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyId, CompanyKeyList, CompanyKeyRow } from "../../../shared/companyKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { ListHeader } from "../../list/ListHeader.tsx";
import { useExport } from "../../list/useExport.ts";
import { markLoaded } from "../../markLoaded.ts";
import { classNames } from "../../ui/classNames.ts";
import { useLatest } from "../../ui/useLatest.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { CompanyKeysFailed } from "./CompanyKeysFailed.tsx";
import { CompanyKeysList } from "./CompanyKeysList.tsx";
import styles from "./CompanyKeysPage.module.css";
import { CompanyKeysToolbar } from "./CompanyKeysToolbar.tsx";
import { CompanyPicker } from "./CompanyPicker.tsx";
import type { CompanyKeysQuery } from "./companyKeysQuery.ts";
import { SkeletonRows } from "./SkeletonRows.tsx";
import type { AcceptAppState } from "./useCompanyCalls.ts";
import { useCompanyKeys } from "./useCompanyKeys.ts";
import { useCompanyKeysQuery } from "./useCompanyKeysQuery.ts";
import { useKeysView } from "./useKeysView.ts";
import { useShownKeys } from "./useShownKeys.ts";
import { useSignedInAs } from "./useSignedInAs.ts";

/** What a new key is to be like. */
export interface KeyWish {
  /** null for the user's own company. */
  readonly companyId: CompanyId | null;
  /** What the user calls the company, or the connection to their own. */
  readonly company: string;
  /** The user's own address; "" when it is not known. */
  readonly contactEmail: string;
  /** The key that it is to replace one day; null for a key beside all others. */
  readonly replaces: CompanyKeyRow | null;
}

interface CompanyKeysPageProps {
  readonly connection: Connection;
  readonly accept: AcceptAppState;
  readonly onCreate: (wish: KeyWish) => void;
  readonly onSignIn: () => void;
}

const noCompanies: Connection["companies"] = [];

export function CompanyKeysPage(props: CompanyKeysPageProps) {
  const { connection, accept, onCreate, onSignIn } = props;
  const { connectionId } = connection;
  const keyrack = useKeyrack();
  const { text } = useLanguage();
  const [{ email, mayChooseCompany }, learnFrom] = useSignedInAs(connection.signIn?.email ?? null);
  const companies = mayChooseCompany ? connection.companies : noCompanies;
  const { query, company, chooseCompany, setActiveOnly } = useCompanyKeysQuery(companies);
  const { load, ...reloading } = useCompanyKeys(connectionId, query);
  learnFrom(load?.list ?? null);
  const list = answerTo(query, load?.list ?? null);
  const [view, changes] = useKeysView();
  const keys = useShownKeys(list, companies, view);
  const [revealed, setRevealed] = useState<KeyId | null>(null);
  const { exportList, isExporting } = useExport((file, keys) =>
    text("companyKeys.export.done", { file, keys }),
  );
  const filter = useRef<HTMLInputElement>(null);

  const isAnswered = load !== undefined;
  useEffect(() => {
    if (isAnswered) markLoaded();
  }, [isAnswered]);

  const { companyId } = query;
  const companyName = company?.name ?? connection.name;
  const create = useCallback(
    (replaces: CompanyKeyRow | null) => {
      setRevealed(null);
      onCreate({ companyId, company: companyName, contactEmail: email ?? "", replaces });
    },
    [onCreate, companyId, companyName, email],
  );
  const createOne = useCallback(() => create(null), [create]);
  const showAll = useCallback(() => {
    changes.showAll();
    // The button is gone; whoever goes on by keyboard goes on from here.
    filter.current?.focus();
  }, [changes]);
  const exportShown = useLatest((format: "csv" | "json") => {
    const isWhole = keys.shown.length === keys.all.length && keys.view.sort === null;
    const keyIds = isWhole ? null : keys.shown.map(({ row }) => row.keyId);
    void exportList(() => keyrack.exportCompanyKeys({ connectionId, ...query, format, keyIds }));
  });
  const exporting = isExporting ? "pending" : keys.shown.length === 0 ? "disabled" : "ready";

  return (
    <div className={classNames(styles, "page")}>
      <ListHeader
        title={text("companyKeys.title")}
        connection={connection}
        email={email}
        loadedAt={list?.loadedAt ?? null}
        {...reloading}
      />
      <CompanyKeysToolbar
        filter={filter}
        words={view.words}
        onSeek={changes.seek}
        activeOnly={query.activeOnly}
        onActiveOnly={setActiveOnly}
        picker={
          mayChooseCompany && (
            <CompanyPicker
              connection={connection}
              company={company}
              accept={accept}
              onChoose={chooseCompany}
              onAsk={() => setRevealed(null)}
            />
          )
        }
        exporting={exporting}
        onExport={exportShown}
        onCreate={list === null ? null : createOne}
      />
      {list === null && load?.state !== "failed" && <SkeletonRows />}
      {load?.state === "failed" && (
        <CompanyKeysFailed
          connection={connection}
          error={load.error}
          list={list}
          email={email}
          {...reloading}
          onSignIn={onSignIn}
        />
      )}
      {list !== null && (
        <CompanyKeysList
          key={`${companyId} ${query.activeOnly}`}
          connection={connection}
          list={list}
          activeOnly={query.activeOnly}
          keys={keys}
          changes={changes}
          revealed={revealed}
          onReveal={setRevealed}
          onReplace={create}
          onShowAll={showAll}
        />
      )}
    </div>
  );
}

/**
 * null for a list of other keys than were asked for: whoever is no superadmin any more gets those
 * of their own company, whichever they named, and may be a superadmin again before the next answer.
 */
function answerTo(query: CompanyKeysQuery, list: CompanyKeyList | null): CompanyKeyList | null {
  const isAnswer = query.companyId === null || list?.mayChooseCompany === true;
  return isAnswer ? list : null;
}
