import type { AppState } from "../shared/appState.ts";
import styles from "./AppBanners.module.css";
import { useLanguage } from "./language/useLanguage.ts";
import { hasRefreshBanner, RefreshBanners } from "./RefreshBanners.tsx";
import { useSetAsideSeen } from "./SetAsideSeen.tsx";
import { Banner } from "./ui/Banner.tsx";
import { Button } from "./ui/Button.tsx";
import { classNames } from "./ui/classNames.ts";
import { Icon } from "./ui/Icon.tsx";

interface AppBannersProps {
  readonly app: AppState;
  /** null on the page Activity itself, which says more. */
  readonly onOpenActivity: (() => void) | null;
  /** null on the page Refreshes itself. */
  readonly onOpenRefreshes: (() => void) | null;
}

/** What is out of the ordinary about this run, each in one line with its remedy. */
export function AppBanners({ app, onOpenActivity, onOpenRefreshes }: AppBannersProps) {
  const { text } = useLanguage();
  const { isSetAsideSeen, dismissSetAside } = useSetAsideSeen();
  const setAsideAs = isSetAsideSeen ? null : app.settingsSetAsideAs;
  const { activityLog } = app;
  const isBroken = activityLog.isBroken && onOpenActivity !== null;
  const hasBanner =
    !app.chromiumSandbox ||
    !app.settingsAreSaved ||
    app.keychain.state === "unavailable" ||
    activityLog.state === "not-writable" ||
    isBroken ||
    setAsideAs !== null ||
    hasRefreshBanner(app, onOpenRefreshes);
  if (!hasBanner) return null;
  return (
    <section className={classNames(styles, "banners")} aria-label={text("banner.label")}>
      {!app.chromiumSandbox && <Banner tone="danger">{text("banner.sandboxOff")}</Banner>}
      <RefreshBanners app={app} onOpen={onOpenRefreshes} />
      {!app.settingsAreSaved && <Banner tone="warn">{text("banner.settingsNotSaved")}</Banner>}
      {app.keychain.state === "unavailable" && (
        <Banner tone="warn">{text(`banner.keychain.${app.keychain.reason}`)}</Banner>
      )}
      {activityLog.state === "not-writable" && (
        <Banner tone="warn">
          {text(
            activityLog.isUnrecordedAccepted
              ? "banner.activityNotWritten.accepted"
              : "banner.activityNotWritten",
          )}
        </Banner>
      )}
      {isBroken && (
        <Banner
          tone="danger"
          action={<Button onPress={onOpenActivity}>{text("banner.activityBroken.open")}</Button>}
        >
          {text("banner.activityBroken")}
        </Banner>
      )}
      {setAsideAs !== null && (
        <Banner
          tone="warn"
          action={
            <Button
              tone="quiet"
              shape="icon"
              label={text("common.dismiss")}
              onPress={dismissSetAside}
            >
              <Icon name="close" />
            </Button>
          }
        >
          {text("banner.settingsSetAside", { file: setAsideAs })}
        </Banner>
      )}
    </section>
  );
}
