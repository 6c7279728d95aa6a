import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Refresh, RefreshId } from "../shared/refresh.ts";
import { useCompanyKeysCache } from "./features/companyKeys/useCompanyKeysCache.ts";
import { useKeysCache } from "./features/keys/useKeysCache.ts";
import { refreshHeading } from "./features/refreshes/refreshNames.ts";
import { useLanguage } from "./language/useLanguage.ts";
import { VisuallyHidden } from "./ui/VisuallyHidden.tsx";

interface RefreshOutcomesProps {
  readonly refreshes: readonly Refresh[];
}

/**
 * Says aloud how far a refresh has come, whichever page is shown, and has the list asked anew that
 * a new key belongs to. The lists stay where they are, and so does the focus.
 */
export function RefreshOutcomes({ refreshes }: RefreshOutcomesProps) {
  const { text } = useLanguage();
  const keysCache = useKeysCache();
  const companyKeysCache = useCompanyKeysCache();
  const known = useRef(statesOf(refreshes));
  const [news, setNews] = useState<Refresh | null>(null);

  const tell = useEffectEvent((refresh: Refresh) => {
    setNews(refresh);
    if (refresh.progress.state !== "refreshed") return;
    const { connectionId } = refresh.connection;
    keysCache.reload(connectionId);
    companyKeysCache.reload(connectionId);
  });
  useEffect(() => {
    const before = known.current;
    known.current = statesOf(refreshes);
    for (const refresh of refreshes) {
      const { state } = refresh.progress;
      if (state !== "planned" && before.get(refresh.refreshId) !== state) tell(refresh);
    }
  }, [refreshes]);

  const isAlarming = news?.progress.state === "unknown";
  const said = news === null ? "" : refreshHeading(news, text);
  return (
    <VisuallyHidden>
      <span role="status">{!isAlarming && said}</span>
      <span role="alert">{isAlarming && said}</span>
    </VisuallyHidden>
  );
}

type States = ReadonlyMap<RefreshId, Refresh["progress"]["state"]>;

function statesOf(refreshes: readonly Refresh[]): States {
  return new Map(refreshes.map(({ refreshId, progress }) => [refreshId, progress.state]));
}
