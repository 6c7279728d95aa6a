import { useEffect, useRef } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { ExportButtons } from "../../list/ExportButtons.tsx";
import { useExport } from "../../list/useExport.ts";
import { markLoaded } from "../../markLoaded.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { classNames } from "../../ui/classNames.ts";
import { SearchField } from "../../ui/SearchField.tsx";
import { filterShortcut, useFilterShortcut } from "../../ui/useFilterShortcut.ts";
import { useLatest } from "../../ui/useLatest.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { ActivityFailed } from "./ActivityFailed.tsx";
import { ActivityHeader } from "./ActivityHeader.tsx";
import styles from "./ActivityPage.module.css";
import { ActivitySummary } from "./ActivitySummary.tsx";
import { ActivityTable } from "./ActivityTable.tsx";
import { IntegrityNote } from "./IntegrityNote.tsx";
import { NoActivity } from "./NoActivity.tsx";
import { useActivity } from "./useActivity.ts";
import { useActivityView } from "./useActivityView.ts";

export function ActivityPage() {
  const keyrack = useKeyrack();
  const { text } = useLanguage();
  const [view, filter, changes] = useActivityView();
  const { log, error, isReloading, look, lookAgain, reload } = useActivity(filter);
  const field = useRef<HTMLInputElement>(null);
  useFilterShortcut(field);
  const { exportList, isExporting } = useExport((file, entries) =>
    text("activity.export.done", { file, entries }),
  );
  const exportShown = useLatest(async (format: "csv" | "json") => {
    // The export is an entry of its own.
    if (await exportList(() => keyrack.exportActivity({ filter, format }))) lookAgain();
  });
  const exporting = isExporting ? "pending" : (log?.matching ?? 0) === 0 ? "disabled" : "ready";
  const showAll = () => {
    changes.showAll();
    // The button is gone; whoever goes on by keyboard goes on from here.
    field.current?.focus();
  };

  const isAnswered = log !== null || error !== null;
  useEffect(() => {
    if (isAnswered) markLoaded();
  }, [isAnswered]);

  return (
    <div className={classNames(styles, "page")}>
      <ActivityHeader
        integrity={log?.integrity ?? null}
        isReloading={isReloading}
        onReload={reload}
      />
      {log !== null && <IntegrityNote integrity={log.integrity} />}
      <div className={classNames(styles, "toolbar")}>
        <SearchField
          label={text("activity.filter")}
          value={view.words}
          onChange={changes.seek}
          shortcut={filterShortcut}
          inputRef={field}
        />
        <Checkbox
          label={text("activity.failedOnly")}
          isChecked={view.failedOnly}
          onChange={changes.setFailedOnly}
        />
        <ExportButtons
          tooltip={text("activity.export.tooltip")}
          state={exporting}
          onExport={exportShown}
        />
      </div>
      <ActivitySummary log={log} pressed={view.kinds} onToggle={changes.toggleKind} />
      {error !== null && (
        <ActivityFailed
          error={error}
          hasEntries={log !== null}
          isReloading={isReloading}
          onReload={reload}
        />
      )}
      {log?.matching === 0 ? (
        <NoActivity total={log.total} onShowAll={showAll} />
      ) : (
        (log !== null || error === null) && <ActivityTable log={log} onLook={look} />
      )}
    </div>
  );
}
