import type { ReactNode } from "react";
import type { Instant } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import { clockTime } from "../language/timeTexts.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/classNames.ts";
import { Notice } from "../ui/Notice.tsx";
import { useTicking } from "../ui/useTicking.ts";
import styles from "./ListFailed.module.css";
import { type LoadedList, mayPass } from "./listLoad.ts";

interface ListFailedProps {
  readonly error: AppError;
  /** The list that is still shown; null when there is none. */
  readonly list: LoadedList | null;
  readonly isReloading: boolean;
  readonly onReload: () => void;
  /** What happened as this page says it; null for the words that the error has everywhere. */
  readonly inOwnWords?: { readonly title: string; readonly text: string } | null;
  /** A button that mends it, in place of Try again. */
  readonly remedy?: ReactNode;
}

/** Why the list is not up to date: a line above the rows, or a panel in their place. */
export function ListFailed(props: ListFailedProps) {
  const { error, list, isReloading, onReload, inOwnWords = null } = props;
  const { text } = useLanguage();
  const errorText = useErrorText();
  const retrying = mayPass(error) ? ` ${text("keys.failed.retrying")}` : "";
  const explained = `${inOwnWords?.text ?? errorText(error)}${retrying}`;
  const action = props.remedy ?? (
    <Button state={isReloading ? "pending" : "ready"} onPress={onReload}>
      {text("common.tryAgain")}
    </Button>
  );
  if (list === null) {
    return (
      <Notice role="alert" title={inOwnWords?.title ?? text("keys.failed.title")} text={explained}>
        {action}
      </Notice>
    );
  }
  return (
    <div className={classNames(styles, "banner")}>
      <Banner tone="danger" action={action}>
        {explained} <Showing loadedAt={list.loadedAt} />
      </Banner>
    </div>
  );
}

interface ShowingProps {
  readonly loadedAt: Instant;
}

/** "Showing what was loaded 16:20.", with the date once that was another day. */
function Showing({ loadedAt }: ShowingProps) {
  const language = useLanguage();
  const time = useTicking((nowMs) => clockTime(loadedAt, nowMs, language), 5_000);
  return language.text("keys.failed.showing", { time });
}
