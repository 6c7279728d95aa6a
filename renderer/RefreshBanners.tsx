import type { AppState } from "../shared/appState.ts";
import type { Refresh } from "../shared/refresh.ts";
import { openRefreshes } from "./features/refreshes/openRefreshes.ts";
import { refreshedKeyName } from "./features/refreshes/refreshNames.ts";
import { startingSentence } from "./language/keyNames.ts";
import { type Text, useLanguage } from "./language/useLanguage.ts";
import { Banner } from "./ui/Banner.tsx";
import { Button } from "./ui/Button.tsx";

interface RefreshBannersProps {
  readonly app: AppState;
  /** null on the page Refreshes itself. */
  readonly onOpen: (() => void) | null;
}

/** That a refresh is not seen to its end, and records of refreshes that could not be read. */
export function RefreshBanners({ app, onOpen }: RefreshBannersProps) {
  const { text } = useLanguage();
  const said = saidOf(app, text);
  return (
    <>
      {onOpen !== null && said !== "" && (
        <Banner
          tone="warn"
          action={
            <Button label={text("refreshes.banner.openLabel")} onPress={onOpen}>
              {text("refreshes.banner.open")}
            </Button>
          }
        >
          {said}
        </Banner>
      )}
      {app.refreshesSetAsideAs.map((file) => (
        <Banner key={file} tone="warn">
          {text("refreshes.banner.setAside", { file })}
        </Banner>
      ))}
    </>
  );
}

/** Whether there is anything for `RefreshBanners` to say. */
export function hasRefreshBanner(app: AppState, onOpen: (() => void) | null): boolean {
  const { unfinished, notRefreshed } = openRefreshes(app);
  const isOpen = unfinished.length + notRefreshed.length > 0;
  return app.refreshesSetAsideAs.length > 0 || (onOpen !== null && isOpen);
}

/** How many there are, and of one how far it has come; "" of none. */
function saidOf(app: AppState, text: Text): string {
  const { unfinished, notRefreshed } = openRefreshes(app);
  const [first, second] = [...unfinished, ...notRefreshed];
  const parts = [
    unfinished.length > 0 && text("refreshes.banner.unfinished", { count: unfinished.length }),
    notRefreshed.length > 0 &&
      text("refreshes.banner.notRefreshed", { count: notRefreshed.length }),
    first !== undefined && second === undefined && oneText(first, text),
  ];
  return parts.filter((part) => part !== false).join(" · ");
}

/** "ARI Read key (Grand Hotel, LIVE): refreshed, 0 of 6 places updated" */
function oneText(refresh: Refresh, text: Text): string {
  const { way, progress, connection, places } = refresh;
  const done = places.filter(({ isDone }) => isDone).length;
  return text("refreshes.banner.one", {
    key: startingSentence(refreshedKeyName(refresh, text)),
    connection: connection.name,
    environment: text(`environment.${connection.isDemo ? "demo" : connection.environment}`),
    state: text(`refreshes.banner.${way}.${progress.state}`, { done, all: places.length }),
  });
}
