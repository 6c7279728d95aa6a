import type { AppError } from "../../../shared/appError.ts";
import type { Refresh, RefreshProgress } from "../../../shared/refresh.ts";
import { keyEnding } from "../../language/keyNames.ts";
import { recordedErrorText } from "../../language/recordedErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { DismissButton } from "./DismissButton.tsx";
import styles from "./RefreshCard.module.css";
import type { AcceptAppState } from "./useRefreshCall.ts";

interface NotRefreshedBodyProps {
  readonly refresh: Refresh;
  readonly progress: Extract<RefreshProgress, { readonly state: "not-refreshed" }>;
  /** How the key is called on this page. */
  readonly name: string;
  readonly accept: AcceptAppState;
}

/** Somebody else was there before: nothing can be said of the old key. */
const tellsOfChange: readonly AppError["kind"][] = ["key-changed", "key-not-found", "conflict"];

/** Why nothing came of it, and that nothing has changed. */
export function NotRefreshedBody({ refresh, progress, name, accept }: NotRefreshedBodyProps) {
  const { text, exactTime } = useLanguage();
  const { way, oldKey, connection } = refresh;
  const { reason, knownAt, error } = progress;
  const platform = text(`platform.${connection.platform}`);
  const time = exactTime(knownAt);
  return (
    <>
      <p className={classNames(styles, "sentence")}>
        {error !== null && tellsOfChange.includes(error)
          ? text("refreshes.changedElsewhere")
          : text("refreshes.nothingChanged", { ending: keyEnding(oldKey.maskedKey) })}{" "}
        {text(`refreshes.reason.${way}.${reason}`, { platform, time })}
      </p>
      {error !== null && error !== "refresh-outcome-unknown" && (
        <p className={classNames(styles, "about")}>
          {recordedErrorText(error, text, way === "replaces" ? "account" : "token")}
        </p>
      )}
      <DismissButton
        refresh={refresh}
        label={text("refreshes.done.label", { key: name })}
        question={null}
        accept={accept}
      >
        {text("common.done")}
      </DismissButton>
    </>
  );
}
