import { memo } from "react";
import type { Instant } from "../../shared/apiKey.ts";
import type { Connection } from "../../shared/connection.ts";
import { secondsAgo } from "../language/timeTexts.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/classNames.ts";
import { EnvironmentBadge } from "../ui/EnvironmentBadge.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import { useTicking } from "../ui/useTicking.ts";
import styles from "./ListHeader.module.css";

interface ListHeaderProps {
  /** The heading of the page. */
  readonly title: string;
  readonly connection: Connection;
  /** Who is signed in; null when that is not known. */
  readonly email?: string | null;
  /** null before the first list. */
  readonly loadedAt: Instant | null;
  readonly isReloading: boolean;
  readonly onReload: () => void;
}

/** What is listed, where from and how long ago, and Reload. */
export const ListHeader = memo(function ListHeader(props: ListHeaderProps) {
  const { text } = useLanguage();
  const { connection, email = null, loadedAt } = props;
  return (
    <header className={classNames(styles, "header")}>
      <h1>{props.title}</h1>
      <EnvironmentBadge connection={connection} look="badge" />
      <p className={classNames(styles, "about")}>
        {connection.name} · {text(`platform.${connection.platform}`)}
        {email !== null && ` · ${email}`}
        {loadedAt !== null && <Updated loadedAt={loadedAt} />}
      </p>
      <Tooltip text={text("keys.reload.tooltip")}>
        <Button state={props.isReloading ? "pending" : "ready"} onPress={props.onReload}>
          {text("keys.reload")}
        </Button>
      </Tooltip>
    </header>
  );
});

interface UpdatedProps {
  readonly loadedAt: Instant;
}

function Updated({ loadedAt }: UpdatedProps) {
  const language = useLanguage();
  const when = useTicking((nowMs) => secondsAgo(loadedAt, nowMs, language), 1_000);
  return ` · ${language.text("keys.updated", { when })}`;
}
