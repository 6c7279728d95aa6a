import type { Instant } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { KeyList } from "../../../shared/contract.ts";
import { errorText } from "../../language/errorText.ts";
import { clockTime } from "../../language/timeTexts.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useTicking } from "../../ui/useTicking.ts";
import styles from "./KeysFailed.module.css";
import { mayPass } from "./keysLoad.ts";

interface KeysFailedProps {
  readonly error: AppError;
  /** The list that is still shown; null when there is none. */
  readonly list: KeyList | null;
  readonly isReloading: boolean;
  readonly onReload: () => void;
}

/** Why the list is not up to date: a line above the rows, or a panel in their place. */
export function KeysFailed({ error, list, isReloading, onReload }: KeysFailedProps) {
  const { text } = useLanguage();
  const retrying = mayPass(error) ? ` ${text("keys.failed.retrying")}` : "";
  const explained = `${errorText(error, text)}${retrying}`;
  const tryAgain = (
    <Button state={isReloading ? "pending" : "ready"} onPress={onReload}>
      {text("common.tryAgain")}
    </Button>
  );
  if (list === null) {
    return (
      <Notice role="alert" title={text("keys.failed.title")} text={explained}>
        {tryAgain}
      </Notice>
    );
  }
  return (
    <div className={classNames(styles, "banner")}>
      <Banner tone="danger" action={tryAgain}>
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
