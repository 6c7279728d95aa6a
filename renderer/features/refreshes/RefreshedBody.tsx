import type { Connection } from "../../../shared/connection.ts";
import type { Refresh, RefreshProgress } from "../../../shared/refresh.ts";
import { keyEnding } from "../../language/keyNames.ts";
import { type Language, type Text, useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { DoneButton } from "./DoneButton.tsx";
import { NewKeyLine } from "./NewKeyLine.tsx";
import type { NewKeyState } from "./newKeyState.ts";
import { PlacesChecklist } from "./PlacesChecklist.tsx";
import styles from "./RefreshCard.module.css";
import { newKeyName } from "./refreshNames.ts";
import { SupportRequest } from "./SupportRequest.tsx";
import type { AcceptAppState } from "./useRefreshCall.ts";
import { VerifyLine } from "./VerifyLine.tsx";

export type Refreshed = Extract<RefreshProgress, { readonly state: "refreshed" }>;

interface RefreshedBodyProps {
  readonly refresh: Refresh;
  readonly progress: Refreshed;
  readonly newKeyState: NewKeyState;
  /** null when it is no longer in the app. */
  readonly connection: Connection | null;
  readonly accept: AcceptAppState;
}

/** A new key: what became of the old one, and what is left to do. */
export function RefreshedBody(props: RefreshedBodyProps) {
  const { refresh, progress, newKeyState, connection, accept } = props;
  const language = useLanguage();
  const { text } = language;
  const { newKey, way } = refresh;
  const platform = text(`platform.${refresh.connection.platform}`);
  const name = newKeyName(refresh, text);
  const isHeld = progress.holding === "held" && !progress.isFinished;
  // Without its connection nobody can ask the platform; what is held here is here all the same.
  const isAtHand = isHeld || connection !== null;
  const isDead = newKeyState === "refreshed" || newKeyState === "elsewhere";

  return (
    <>
      <p className={classNames(styles, "sentence")}>{oldKeyText(refresh, progress, language)}</p>
      {!progress.isCertainlyOurs && <Note tone="warn">{text(`refreshes.notCertain.${way}`)}</Note>}
      {newKeyState !== "valid" && (
        <Note tone="warn" role="status">
          {text(`refreshes.outdated.${newKeyState}`)}
        </Note>
      )}
      <div className={classNames(styles, "columns")}>
        <div>
          {newKey !== null && isAtHand && !isDead && (
            <NewKeyLine refresh={refresh} newKey={newKey} name={name} />
          )}
          <p className={classNames(styles, "about")} role="status">
            {!isDead && holdingText(progress, { isAtHand, platform }, text)}
          </p>
          {connection !== null && !isDead && (
            <VerifyLine refresh={refresh} connection={connection} name={name} />
          )}
          {way === "replaces" && <SupportRequest refresh={refresh} platform={platform} />}
        </div>
        <PlacesChecklist refresh={refresh} accept={accept} />
      </div>
      <DoneButton refresh={refresh} progress={progress} platform={platform} accept={accept} />
    </>
  );
}

/** Where the new key lies. */
function holdingText(
  { isFinished, holding }: Refreshed,
  { isAtHand, platform }: { readonly isAtHand: boolean; readonly platform: string },
  text: Text,
): string {
  if (isFinished) return text("refreshes.released");
  if (holding === "held") return text("refreshes.held");
  return text(isAtHand ? "refreshes.notHeld" : "refreshes.outOfReach", { platform });
}

function oldKeyText(
  { way, oldKey, connection }: Refresh,
  { oldKeyDiedAt }: Refreshed,
  { text, exactTime }: Language,
): string {
  const ending = keyEnding(oldKey.maskedKey);
  const platform = text(`platform.${connection.platform}`);
  if (way === "replaces") return text("refreshes.oldKeyLives", { ending, platform });
  if (oldKeyDiedAt === null) return text("refreshes.oldKeyDead", { ending, platform });
  return text("refreshes.oldKeyDied", { ending, platform, time: exactTime(oldKeyDiedAt) });
}
