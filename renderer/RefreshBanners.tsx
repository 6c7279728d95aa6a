import type { AppState } from "../shared/appState.ts";
import { refreshCounts } from "./features/refreshes/refreshCounts.ts";
import { useLanguage } from "./language/useLanguage.ts";
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
  const { unfinished, notRefreshed } = refreshCounts(app.refreshes);
  const parts = [
    unfinished > 0 && text("refreshes.banner.unfinished", { count: unfinished }),
    notRefreshed > 0 && text("refreshes.banner.notRefreshed", { count: notRefreshed }),
  ].filter((part) => part !== false);
  return (
    <>
      {onOpen !== null && parts.length > 0 && (
        <Banner
          tone="warn"
          action={
            <Button label={text("refreshes.banner.openLabel")} onPress={onOpen}>
              {text("refreshes.banner.open")}
            </Button>
          }
        >
          {parts.join(" · ")}
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
export function hasRefreshBanner(
  { refreshes, refreshesSetAsideAs }: AppState,
  onOpen: (() => void) | null,
): boolean {
  const { unfinished, notRefreshed } = refreshCounts(refreshes);
  return refreshesSetAsideAs.length > 0 || (onOpen !== null && unfinished + notRefreshed > 0);
}
