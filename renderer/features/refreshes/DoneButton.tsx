import type { Refresh } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { DismissButton } from "./DismissButton.tsx";
import type { Refreshed } from "./RefreshedBody.tsx";
import type { AcceptAppState } from "./useRefreshCall.ts";

interface DoneButtonProps {
  readonly refresh: Refresh;
  readonly progress: Refreshed;
  /** How the key is called on this page. */
  readonly name: string;
  readonly platform: string;
  /** Nothing is lost by it: the new key has died since. */
  readonly isOutdated: boolean;
  readonly accept: AcceptAppState;
}

/** Asks first while there is a new key and a place may still have the old key, or nobody has written any down. */
export function DoneButton(props: DoneButtonProps) {
  const { refresh, progress, name: key, platform, isOutdated, accept } = props;
  const { text } = useLanguage();
  const { places } = refresh;
  const count = places.filter(({ isDone }) => !isDone).length;
  const isHeld = progress.holding === "held";
  const question =
    progress.isFinished || isOutdated
      ? null
      : {
          title: text("refreshes.done.title", { key }),
          body: (
            <>
              <p>
                {places.length === 0
                  ? text("refreshes.done.noPlaces")
                  : text("refreshes.done.unticked", { count })}
              </p>
              <p>
                {text(isHeld ? "refreshes.done.letsGo" : "refreshes.done.notHeld", { platform })}
              </p>
            </>
          ),
        };
  return (
    <DismissButton
      refresh={refresh}
      label={text("refreshes.done.label", { key })}
      question={question}
      accept={accept}
    >
      {text("common.done")}
    </DismissButton>
  );
}
