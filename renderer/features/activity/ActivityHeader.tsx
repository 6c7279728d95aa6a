import { memo } from "react";
import type { ActivityIntegrity } from "../../../shared/activity.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import styles from "./ActivityHeader.module.css";

interface ActivityHeaderProps {
  /** null before it is known. */
  readonly integrity: ActivityIntegrity | null;
  readonly isReloading: boolean;
  readonly onReload: () => void;
}

/** What is recorded here, that the record is whole when it is, and Reload. */
export const ActivityHeader = memo(function ActivityHeader(props: ActivityHeaderProps) {
  const { integrity, isReloading, onReload } = props;
  const { text } = useLanguage();
  const unprotected = integrity?.unprotected ?? 0;
  return (
    <>
      <header className={classNames(styles, "header")}>
        <h1>{text("activity.title")}</h1>
        <p className={classNames(styles, "integrity")}>
          {integrity?.state === "intact" &&
            (unprotected === 0 ? (
              <>
                <Icon name="done" />
                {text("activity.integrity.intact")}
              </>
            ) : (
              text("activity.integrity.protected")
            ))}
        </p>
        <Tooltip text={text("activity.reload.tooltip")}>
          <Button state={isReloading ? "pending" : "ready"} onPress={onReload}>
            {text("keys.reload")}
          </Button>
        </Tooltip>
      </header>
      <p className={classNames(styles, "about")}>
        {text("activity.about")}
        {unprotected > 0 && ` ${text("activity.integrity.unprotected", { lines: unprotected })}`}
      </p>
    </>
  );
});
