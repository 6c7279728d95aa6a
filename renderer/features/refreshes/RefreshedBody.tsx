import type { Connection } from "../../../shared/connection.ts";
import type { Refresh, RefreshProgress } from "../../../shared/refresh.ts";
import { keyEnding } from "../../language/keyNames.ts";
import { type Language, type Text, useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { DoneButton } from "./DoneButton.tsx";
import { FilesChecklist } from "./FilesChecklist.tsx";
import { NewKeyLine } from "./NewKeyLine.tsx";
import { isDead, type NewKeyState } from "./newKeyState.ts";
import { PlacesChecklist } from "./PlacesChecklist.tsx";
import { PlacesList } from "./PlacesList.tsx";
import styles from "./RefreshCard.module.css";
import type { RefreshFile } from "./refreshFiles.ts";
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
  /** The linked files of the key. */
  readonly files: readonly RefreshFile[];
  /** null when it is no longer in the app. */
  readonly connection: Connection | null;
  readonly accept: AcceptAppState;
}

/** A new key: what became of the old one, and what is left to do, unless it has died since. */
export function RefreshedBody(props: RefreshedBodyProps) {
  const { refresh, progress, name, newKeyState, files, accept } = props;
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
          <div>
            {files.length > 0 && <FilesChecklist refreshId={refresh.refreshId} files={files} />}
            <PlacesChecklist refresh={refresh} hasFiles={files.length > 0} accept={accept} />
          </div>
        </div>
      )}
      <DoneButton {...{ refresh, progress, name, files, platform, isOutdated, accept }} />
    </>
  );
}

interface NewKeyColumnProps extends RefreshedBodyProps {
  readonly platform: string;
}

/** The new key, where it lies, and what can be done with it. */
function NewKeyColumn(props: NewKeyColumnProps) {
  const { refresh, progress, files, connection, platform } = props;
  const { text } = useLanguage();
  const { newKey, way, oldKey } = refresh;
  const name = newKeyName(refresh, text);
  const isHeld = progress.holding === "held" && !progress.isFinished;
  // Without its connection nobody can ask the platform; what is held here is here all the same.
  const isAtHand = isHeld || connection !== null;
  const hasFiles = files.length > 0;
  const next = isHeld ? letsGoNext(refresh, files) : null;
  return (
    <div>
      {newKey !== null && isAtHand && (
        <NewKeyLine {...{ refresh, newKey, name }} isConnected={connection !== null} />
      )}
      <p className={classNames(styles, "about")} role="status">
        {holdingText(progress, { isAtHand, platform, hasFiles }, text)}
        {next !== null && ` ${text(next)}`}
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

/** What is left to be done until nothing holds the new key here; null while that is more. */
function letsGoNext({ places }: Refresh, files: readonly RefreshFile[]) {
  const openPlaces = places.filter(({ isDone }) => !isDone).length;
  const openFiles = files.filter(({ isDone }) => !isDone).length;
  if (openFiles === 0) return openPlaces === 1 ? "refreshes.lastPlace" : null;
  return openPlaces === 0 ? "refreshes.lastFiles" : null;
}

interface Holding {
  readonly isAtHand: boolean;
  readonly platform: string;
  readonly hasFiles: boolean;
}

/** Where the new key lies. */
function holdingText(
  { isFinished, holding }: Refreshed,
  { isAtHand, platform, hasFiles }: Holding,
  text: Text,
): string {
  if (isFinished) return text(hasFiles ? "refreshes.released.withFiles" : "refreshes.released");
  if (holding === "held") return text(hasFiles ? "refreshes.held.withFiles" : "refreshes.held");
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
