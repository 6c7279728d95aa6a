import { useRef } from "react";
import { assertNever } from "../../../shared/assertNever.ts";
import type { Connection } from "../../../shared/connection.ts";
import type { Refresh } from "../../../shared/refresh.ts";
import { SignInMeansContext } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import { NotRefreshedBody } from "./NotRefreshedBody.tsx";
import type { NewKeyState } from "./newKeyState.ts";
import styles from "./RefreshCard.module.css";
import { RefreshedBody } from "./RefreshedBody.tsx";
import type { RefreshFile } from "./refreshFiles.ts";
import { headingId } from "./refreshGroups.ts";
import { recordHeading, recordName } from "./refreshNames.ts";
import { UnknownBody } from "./UnknownBody.tsx";
import { type Look, useLook } from "./useLook.ts";
import type { AcceptAppState } from "./useRefreshCall.ts";

interface RefreshCardProps {
  readonly refresh: Refresh;
  readonly newKeyState: NewKeyState;
  /** The linked files of its key. */
  readonly files: readonly RefreshFile[];
  /** Beside another record of the same key. */
  readonly isOneOfSeveral: boolean;
  /** null when it is no longer in the app. */
  readonly connection: Connection | null;
  readonly accept: AcceptAppState;
  /** "h3" below the heading of a runbook. */
  readonly heading: "h2" | "h3";
  readonly onFocus: () => void;
}

/** One refresh or replacement, from its sending until nobody needs its record any more. */
export function RefreshCard(props: RefreshCardProps) {
  const { isOneOfSeveral, heading: Heading } = props;
  const { look, shown } = useLook(props.refresh);
  const { connection, refreshId, way } = shown;
  const { text } = useLanguage();
  const id = headingId(refreshId);
  const card = useRef<HTMLElement>(null);
  // What it has to say changes, and with it its buttons.
  const held = useFocusHeld(card, () => document.getElementById(id)?.focus());
  const onFocus = () => {
    held.onFocus();
    props.onFocus();
  };
  return (
    <section
      ref={card}
      className={classNames(styles, "card")}
      aria-labelledby={id}
      onFocus={onFocus}
      onBlur={held.onBlur}
    >
      <header className={classNames(styles, "head")}>
        <Heading id={id} tabIndex={-1} className={classNames(styles, "title")}>
          {recordHeading(shown, isOneOfSeveral, text)}
        </Heading>
        <EnvironmentBadge connection={connection} look="badge" />
        <p className={classNames(styles, "connection")} title={connection.name}>
          <span className={classNames(styles, "connectionName")}>{connection.name}</span>
          <span className={classNames(styles, "platform")}>
            {` · ${text(`platform.${connection.platform}`)}`}
          </span>
        </p>
      </header>
      <SignInMeansContext value={way === "replaces" ? "account" : "token"}>
        <RefreshBody {...props} refresh={shown} look={look} />
      </SignInMeansContext>
    </section>
  );
}

interface RefreshBodyProps extends RefreshCardProps {
  readonly look: Look;
}

function RefreshBody(props: RefreshBodyProps) {
  const { refresh, look, newKeyState, files, isOneOfSeveral, connection, accept } = props;
  const { text } = useLanguage();
  const name = recordName(refresh, isOneOfSeveral, text);
  const { progress } = refresh;
  switch (progress.state) {
    case "planned":
      return <p className={classNames(styles, "about")}>{text("refreshes.planned")}</p>;
    case "under-way":
      return <p className={classNames(styles, "about")}>{text("refreshes.underWay")}</p>;
    case "unknown":
      return <UnknownBody {...{ refresh, progress, name, look, connection, accept }} />;
    case "not-refreshed":
      return <NotRefreshedBody {...{ refresh, progress, name, accept }} />;
    case "refreshed":
      return (
        <RefreshedBody {...{ refresh, progress, name, newKeyState, files, connection, accept }} />
      );
    default:
      return assertNever(progress);
  }
}
