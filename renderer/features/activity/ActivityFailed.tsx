import type { AppError } from "../../../shared/appError.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Notice } from "../../ui/Notice.tsx";
import styles from "./ActivityFailed.module.css";

interface ActivityFailedProps {
  readonly error: AppError;
  /** Whether entries of an earlier answer are still shown. */
  readonly hasEntries: boolean;
  readonly isReloading: boolean;
  readonly onReload: () => void;
}

/** Why the log is not up to date: a line above the rows, or a panel in their place. */
export function ActivityFailed(props: ActivityFailedProps) {
  const { error, hasEntries, isReloading, onReload } = props;
  const { text } = useLanguage();
  const errorText = useErrorText();
  const retry = (
    <Button state={isReloading ? "pending" : "ready"} onPress={onReload}>
      {text("common.tryAgain")}
    </Button>
  );
  if (!hasEntries) {
    return (
      <Notice role="alert" title={text("activity.failed.title")} text={errorText(error)}>
        {retry}
      </Notice>
    );
  }
  return (
    <div className={classNames(styles, "banner")}>
      <Banner tone="danger" action={retry}>
        {errorText(error)} {text("activity.failed.showing")}
      </Banner>
    </div>
  );
}
