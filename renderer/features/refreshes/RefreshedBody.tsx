import type { Connection } from "../../../shared/connection.ts";
import type { Refresh, RefreshProgress } from "../../../shared/refresh.ts";
import { keyEnding } from "../../language/keyNames.ts";
import { type Language, type Text, useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { DoneButton } from "./DoneButton.tsx";
import { NewKeyLine } from "./NewKeyLine.tsx";
import { isDead, type NewKeyState } from "./newKeyState.ts";
import { PlacesChecklist } from "./PlacesChecklist.tsx";
import { PlacesList } from "./PlacesList.tsx";
import styles from "./RefreshCard.module.css";
import { newKeyName } from "./refreshNames.ts";
import { SupportRequest } from "./SupportRequest.tsx";
import type { AcceptAppState } from "./useRefreshCall.ts";
import { VerifyLine } from "./VerifyLine.tsx";

export type Refreshed = Extract<RefreshProgress, { readonly state: "refreshed" }>;

interface RefreshedBodyProps {
  readonly refresh: Refresh;
  readonly progress: Refreshed;
  /** How the key is called on this page. */
  readonly name: string;
  readonly newKeyState: NewKeyState;
  /** null when it is no longer in the app. */
  readonly connection: Connection | null;
  readonly accept: AcceptAppState;
}

/** A new key: what became of the old one, and what is left to do, unless it has died since. */
export function RefreshedBody(props: RefreshedBodyProps) {
  const { refresh, progress, name, newKeyState, accept } = props;
  const language = useLanguage();
  const { text } = language;
  const { way, places } = refresh;
  const platform = text(`platform.${refresh.connection.platform}`);
  const isOutdated = isDead(newKeyState);
  return (
    <>
      <p className={classNames(styles, "sentence")}>{oldKeyText(refresh, progress, language)}</p>
      {!progress.isCertainlyOurs && <Note tone="warn">{text(`refreshes.notCertain.${way}`)}</Note>}
      {newKeyState !== "valid" && (
        <Note tone="warn" role="status">
          {text(`refreshes.outdated.${newKeyState}`)}
        </Note>
      )}
      {isOutdated ? (
        places.length > 0 && <PlacesList places={places} />
      ) : (
        <div className={classNames(styles, "columns")}>
          <NewKeyColumn {...props} platform={platform} />
          <PlacesChecklist refresh={refresh} accept={accept} />
        </div>
      )}
      <DoneButton {...{ refresh, progress, name, platform, isOutdated, accept }} />
    </>
  );
}

interface NewKeyColumnProps extends RefreshedBodyProps {
  readonly platform: string;
}

/** The new key, where it lies, and what can be done with it. */
function NewKeyColumn({ refresh, progress, connection, platform }: NewKeyColumnProps) {
  const { text } = useLanguage();
  const { newKey, way, oldKey, places } = refresh;
  const name = newKeyName(refresh, text);
  const isHeld = progress.holding === "held" && !progress.isFinished;
  // Without its connection nobody can ask the platform; what is held here is here all the same.
  const isAtHand = isHeld || connection !== null;
  const isLetGoNext = isHeld && places.filter(({ isDone }) => !isDone).length === 1;
  return (
    <div>
      {newKey !== null && isAtHand && <NewKeyLine refresh={refresh} newKey={newKey} name={name} />}
      <p className={classNames(styles, "about")} role="status">
        {holdingText(progress, { isAtHand, platform }, text)}
        {isLetGoNext && ` ${text("refreshes.lastPlace")}`}
      </p>
      {connection !== null && <VerifyLine refresh={refresh} connection={connection} name={name} />}
      {way === "replaces" && oldKey.isRestricted && (
        <Note tone="warn" title={text("createKey.notCarriedOver.title")}>
          {text("createKey.notCarriedOver", { platform })}
        </Note>
      )}
      {way === "replaces" && <SupportRequest refresh={refresh} platform={platform} />}
    </div>
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
