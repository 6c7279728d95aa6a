import type { Connection } from "../../../shared/connection.ts";
import type { Refresh, RefreshProgress } from "../../../shared/refresh.ts";
import { keyEnding } from "../../language/keyNames.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { type Language, useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { DismissButton } from "./DismissButton.tsx";
import styles from "./RefreshCard.module.css";
import { reasonText } from "./reasonText.ts";
import type { Look } from "./useLook.ts";
import type { AcceptAppState } from "./useRefreshCall.ts";
import { VainLookText } from "./VainLookText.tsx";

type Unknown = Extract<RefreshProgress, { readonly state: "unknown" }>;

interface UnknownBodyProps {
  readonly refresh: Refresh;
  readonly progress: Unknown;
  /** How the key is called on this page. */
  readonly name: string;
  readonly look: Look;
  /** null when it is no longer in the app. */
  readonly connection: Connection | null;
  readonly accept: AcceptAppState;
}

/** The answer was lost: never a failure, and not to be left at that. */
export function UnknownBody(props: UnknownBodyProps) {
  const { refresh, progress, name: key, look, connection, accept } = props;
  const language = useLanguage();
  const { text } = language;
  const errorText = useErrorText();
  const { way } = refresh;
  const platform = text(`platform.${refresh.connection.platform}`);
  const ending = keyEnding(refresh.oldKey.maskedKey);
  return (
    <>
      <Note tone="warn" title={text(`refreshes.unknown.${way}`)}>
        {sentText(way, progress, language)} {text(`refreshes.unknown.meanwhile.${way}`, { ending })}
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
          <span className={classNames(styles, "about")} role="status">
            {look.vain === null || look.isUnderWay ? (
              text("refreshes.unknown.lookAbout", { platform })
            ) : (
              <VainLookText {...look.vain} />
            )}
          </span>
        </div>
      )}
      {look.error !== null && <Note tone="danger">{errorText(look.error)}</Note>}
      <Note tone="quiet" title={text("refreshes.unknown.yourself")}>
        {yourselfText(refresh, progress, language)}
      </Note>
      <DismissButton
        refresh={refresh}
        label={text("refreshes.dismiss.label", { key })}
        question={{
          title: text("refreshes.dismiss.title"),
          body: <p>{text(`refreshes.dismiss.text.${way}`, { key, platform })}</p>,
        }}
        accept={accept}
      >
        {text("refreshes.dismiss")}
      </DismissButton>
    </>
  );
}

/** When it was sent, and why nobody knows more. */
function sentText(
  way: Refresh["way"],
  { sentAt, error }: Unknown,
  { text, exactTime }: Language,
): string {
  const time = exactTime(sentAt);
  if (error === null) return text(`refreshes.unknown.ended.${way}`, { time });
  const sent = text(`refreshes.unknown.sent.${way}`, { time });
  if (error === "refresh-outcome-unknown") return sent;
  return `${sent} ${text("refreshes.unknown.why", { reason: reasonText(error, text) })}`;
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
