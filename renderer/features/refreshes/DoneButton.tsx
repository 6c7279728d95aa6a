import type { Refresh } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { DismissButton } from "./DismissButton.tsx";
import type { Refreshed } from "./RefreshedBody.tsx";
import type { RefreshFile } from "./refreshFiles.ts";
import type { AcceptAppState } from "./useRefreshCall.ts";

interface DoneButtonProps {
  readonly refresh: Refresh;
  readonly progress: Refreshed;
  /** How the key is called on this page. */
  readonly name: string;
  /** The linked files of the key. */
  readonly files: readonly RefreshFile[];
  readonly platform: string;
  /** Nothing is lost by it: the new key has died since. */
  readonly isOutdated: boolean;
  readonly accept: AcceptAppState;
}

/**
 * Asks first while there is a new key and a file or a place may still have the old key, or nobody
 * has written any down.
 */
export function DoneButton(props: DoneButtonProps) {
  const { refresh, progress, name: key, files, platform, isOutdated, accept } = props;
  const { text } = useLanguage();
  const { places } = refresh;
  const openPlaces = places.filter(({ isDone }) => !isDone).length;
  const openFiles = files.filter(({ isDone }) => !isDone).length;
  const isHeld = progress.holding === "held";
  const question =
    progress.isFinished || isOutdated
      ? null
      : {
          title: text("refreshes.done.title", { key }),
          body: (
            <>
              {openFiles > 0 && <p>{text("refreshes.done.files", { count: openFiles })}</p>}
              {openPlaces > 0 && <p>{text("refreshes.done.unticked", { count: openPlaces })}</p>}
              {openFiles + openPlaces === 0 && <p>{text("refreshes.done.noPlaces")}</p>}
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
