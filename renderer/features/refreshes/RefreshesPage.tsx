import { useCallback, useEffect, useMemo, useRef } from "react";
import type { AppState } from "../../../shared/appState.ts";
import type { Refresh, RefreshId } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { linksByKey } from "../../linkedFiles/linksOfKey.ts";
import { markLoaded } from "../../markLoaded.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Notice } from "../../ui/Notice.tsx";
import { newKeyState } from "./newKeyState.ts";
import { RefreshCard } from "./RefreshCard.tsx";
import styles from "./RefreshesPage.module.css";
import { type ResumeRunbook, RunbookSection } from "./RunbookSection.tsx";
import { filesOfRefresh } from "./refreshFiles.ts";
import { groupRefreshes, type RefreshGroup } from "./refreshGroups.ts";
import { useCardFocus } from "./useCardFocus.ts";
import type { AcceptAppState } from "./useRefreshCall.ts";

interface RefreshesPageProps {
  readonly app: Pick<AppState, "refreshes" | "keyChanges" | "connections" | "linkedFiles">;
  readonly accept: AcceptAppState;
  /** What a person is led to; none for whoever comes to look. */
  readonly recorded: readonly RefreshId[];
  readonly onResume: ResumeRunbook;
  readonly onGoToKeys: () => void;
}

/** One card a refresh, newest first, until nobody needs it any more. */
export function RefreshesPage({ app, accept, recorded, onResume, onGoToKeys }: RefreshesPageProps) {
  const { text } = useLanguage();
  const { refreshes, linkedFiles } = app;
  const links = useMemo(() => linksByKey(linkedFiles), [linkedFiles]);
  const groups = useMemo(() => groupRefreshes(refreshes), [refreshes]);
  const shown = useMemo(
    () => groups.flatMap((group) => cardsOf(group).map(({ refreshId }) => refreshId)),
    [groups],
  );
  const none = useRef<HTMLDivElement>(null);
  const focusPage = useCallback(() => none.current?.focus(), []);
  const leadTo = newestOf(recorded, refreshes);
  const noteFocus = useCardFocus({ shown, leadTo, occasion: recorded, focusPage });
  useEffect(markLoaded, []);

  const cardOf = (refresh: Refresh, heading: "h2" | "h3") => (
    <RefreshCard
      key={refresh.refreshId}
      refresh={refresh}
      newKeyState={newKeyState(refresh, refreshes, app.keyChanges)}
      files={filesOfRefresh(refresh, links)}
      isOneOfSeveral={refreshes.some((other) => other !== refresh && isOfSameKey(other, refresh))}
      connection={connectionOf(refresh, app)}
      accept={accept}
      heading={heading}
      onFocus={() => noteFocus(refresh.refreshId)}
    />
  );
  return (
    <>
      <h1>{text("refreshes.title")}</h1>
      {refreshes.length === 0 ? (
        <div ref={none} tabIndex={-1} className={classNames(styles, "none")}>
          <Notice title={text("refreshes.none.title")} text={text("refreshes.none.text")}>
            <Button onPress={onGoToKeys}>{text("refreshes.none.toKeys")}</Button>
          </Notice>
        </div>
      ) : (
        <p className={classNames(styles, "about")}>{text("refreshes.about")}</p>
      )}
      {/* Flat, each by its own key: a card must not be drawn anew when another one comes. */}
      {groups.flatMap((group) => {
        const { runbookId, refreshes: steps } = group;
        if (runbookId === null) return steps.map((refresh) => cardOf(refresh, "h2"));
        return [
          <RunbookSection
            key={runbookId}
            runbookId={runbookId}
            steps={steps}
            isResumable={steps.every((step) => connectionOf(step, app) !== null)}
            accept={accept}
            onResume={onResume}
          >
            {cardsOf(group).map((refresh) => cardOf(refresh, "h3"))}
          </RunbookSection>,
        ];
      })}
    </>
  );
}

/** A step of a runbook that has not begun has no card yet. */
function cardsOf({ runbookId, refreshes }: RefreshGroup): readonly Refresh[] {
  if (runbookId === null) return refreshes;
  return refreshes.filter(({ progress }) => progress.state !== "planned");
}

function connectionOf({ connection }: Refresh, { connections }: Pick<AppState, "connections">) {
  const isSame = ({ connectionId }: { readonly connectionId: string }) =>
    connectionId === connection.connectionId;
  return connections.find(isSame) ?? null;
}

/** It has a card too; a step that has not begun has none. */
function isOfSameKey({ connection, oldKey, progress }: Refresh, other: Refresh): boolean {
  return (
    progress.state !== "planned" &&
    oldKey.keyId === other.oldKey.keyId &&
    connection.connectionId === other.connection.connectionId
  );
}

/** The runbook of several, or the card of one, if it has begun; null until it is on record. */
function newestOf(recorded: readonly RefreshId[], refreshes: readonly Refresh[]) {
  const newest = refreshes.findLast(({ refreshId }) => recorded.includes(refreshId));
  if (newest === undefined) return null;
  const isOneCard = recorded.length === 1 && newest.progress.state !== "planned";
  return isOneCard ? newest.refreshId : (newest.runbookId ?? newest.refreshId);
}
