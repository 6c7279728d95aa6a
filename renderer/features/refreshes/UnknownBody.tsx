import type { Connection } from "../../../shared/connection.ts";
import type { Refresh, RefreshProgress } from "../../../shared/refresh.ts";
import { keyEnding } from "../../language/keyNames.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { type Language, useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { useKeyrack } from "../../useKeyrack.ts";
import { DismissButton } from "./DismissButton.tsx";
import styles from "./RefreshCard.module.css";
import { refreshedKeyName } from "./refreshNames.ts";
import { type AcceptAppState, useRefreshCall } from "./useRefreshCall.ts";

type Unknown = Extract<RefreshProgress, { readonly state: "unknown" }>;

interface UnknownBodyProps {
  readonly refresh: Refresh;
  readonly progress: Unknown;
  /** null when it is no longer in the app. */
  readonly connection: Connection | null;
  readonly accept: AcceptAppState;
}

/** The answer was lost: never a failure, and not to be left at that. */
export function UnknownBody({ refresh, progress, connection, accept }: UnknownBodyProps) {
  const language = useLanguage();
  const { text } = language;
  const errorText = useErrorText();
  const keyrack = useKeyrack();
  const { refreshId, way } = refresh;
  const look = useRefreshCall(() => keyrack.resolveRefresh({ refreshId }));
  const key = refreshedKeyName(refresh, text);
  const platform = text(`platform.${refresh.connection.platform}`);
  const ending = keyEnding(refresh.oldKey.maskedKey);
  return (
    <>
      <Note tone="warn" title={text(`refreshes.unknown.${way}`)}>
        {sentText(progress, language)} {text(`refreshes.unknown.meanwhile.${way}`, { ending })}
      </Note>
      {connection === null ? (
        <p className={classNames(styles, "sentence")}>{text("refreshes.unknown.noConnection")}</p>
      ) : (
        <div className={classNames(styles, "line")}>
          <Button
            tone="primary"
            label={text("refreshes.unknown.lookLabel", { key })}
            state={look.isUnderWay ? "pending" : "ready"}
            onPress={look.call}
          >
            {text("refreshes.unknown.look")}
          </Button>
          <span className={classNames(styles, "about")}>
            {text("refreshes.unknown.lookAbout", { platform })}
          </span>
        </div>
      )}
      {look.error !== null && (
        <Note tone="danger" role="alert">
          {errorText(look.error)}
        </Note>
      )}
      <Note tone="quiet" title={text("refreshes.unknown.yourself")}>
        {yourselfText(refresh, progress, language)}
      </Note>
      <DismissButton
        refresh={refresh}
        label={text("refreshes.dismiss.label", { key })}
        question={{
          title: text("refreshes.dismiss.title"),
          body: <p>{text("refreshes.dismiss.text", { key, platform })}</p>,
        }}
        accept={accept}
      >
        {text("refreshes.dismiss")}
      </DismissButton>
    </>
  );
}

/** When it was sent, and why nobody knows more. */
function sentText({ sentAt, error }: Unknown, { text, exactTime }: Language): string {
  const time = exactTime(sentAt);
  if (error === null) return text("refreshes.unknown.ended", { time });
  const sent = text("refreshes.unknown.sent", { time });
  if (error === "refresh-outcome-unknown") return sent;
  // Two or three words, not a sentence: those say that nothing was changed, which nobody knows.
  const reason = text(`activity.result.${error}`).toLocaleLowerCase();
  return `${sent} ${text("refreshes.unknown.why", { reason })}`;
}

function yourselfText(
  { way, oldKey, connection }: Refresh,
  { sentAt }: Unknown,
  language: Language,
) {
  const { text, exactTime } = language;
  const platform = text(`platform.${connection.platform}`);
  if (way === "replaces") {
    return text("refreshes.unknown.yourself.replaces", { platform, time: exactTime(sentAt) });
  }
  const ending = keyEnding(oldKey.maskedKey);
  if (oldKey.created === null) {
    return text("refreshes.unknown.yourself.ending", { platform, ending });
  }
  const created = exactTime(oldKey.created);
  return text("refreshes.unknown.yourself.created", { platform, created, ending });
}
