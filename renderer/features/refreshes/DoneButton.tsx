import type { Refresh } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { DismissButton } from "./DismissButton.tsx";
import type { Refreshed } from "./RefreshedBody.tsx";
import { refreshedKeyName } from "./refreshNames.ts";
import type { AcceptAppState } from "./useRefreshCall.ts";

interface DoneButtonProps {
  readonly refresh: Refresh;
  readonly progress: Refreshed;
  readonly platform: string;
  readonly accept: AcceptAppState;
}

/** Asks first while a place may still have the old key, or nobody has written any down. */
export function DoneButton({ refresh, progress, platform, accept }: DoneButtonProps) {
  const { text } = useLanguage();
  const key = refreshedKeyName(refresh, text);
  const { places } = refresh;
  const count = places.filter(({ isDone }) => !isDone).length;
  const isHeld = progress.holding === "held";
  const question = progress.isFinished
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
            <p>{text(isHeld ? "refreshes.done.letsGo" : "refreshes.done.notHeld", { platform })}</p>
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
