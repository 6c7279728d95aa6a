import type { Connection } from "../../../shared/connection.ts";
import type { Refresh, RefreshVerification } from "../../../shared/refresh.ts";
import { recordedErrorText } from "../../language/recordedErrorText.ts";
import { clockTime } from "../../language/timeTexts.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Note } from "../../ui/Note.tsx";
import { useTicking } from "../../ui/useTicking.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { useRefreshCall } from "./useRefreshCall.ts";
import styles from "./VerifyLine.module.css";

interface VerifyLineProps {
  readonly refresh: Refresh;
  readonly connection: Connection;
  /** How the key is called within a sentence, "new ARI Read key". */
  readonly name: string;
}

/** Whether the platform takes the new key: one harmless call tells, where there is one. */
export function VerifyLine({ refresh, connection, name }: VerifyLineProps) {
  const { text } = useLanguage();
  const errorText = useErrorText();
  const keyrack = useKeyrack();
  const { refreshId, verification, oldKey } = refresh;
  const { capabilities } = connection;
  const verify = useRefreshCall(() => keyrack.verifyRefresh({ refreshId }));
  const platform = text(`platform.${connection.platform}`);

  const isVerifiable =
    capabilities.verifies === "every-key" ||
    (capabilities.verifies === "read-keys" && oldKey.access === "read");
  if (!isVerifiable) {
    if (!capabilities.lastUsed) return null;
    return (
      <p className={classNames(styles, "about")}>{text("refreshes.verify.none", { platform })}</p>
    );
  }
  return (
    <>
      <div className={classNames(styles, "line")}>
        <Button
          label={text("refreshes.verify.label", { key: name })}
          state={verify.isUnderWay ? "pending" : "ready"}
          onPress={verify.call}
        >
          {text("refreshes.verify")}
        </Button>
        <div role="status" className={classNames(styles, "outcome")}>
          {verification !== null && !verify.isUnderWay ? (
            <Verified verification={verification} platform={platform} />
          ) : (
            <span className={classNames(styles, "about")}>
              {text(
                capabilities.lastUsed ? "refreshes.verify.aboutLastUsed" : "refreshes.verify.about",
              )}
            </span>
          )}
        </div>
      </div>
      {verify.error !== null && (
        <Note tone="warn" role="alert">
          {verify.error.kind === "key-changed"
            ? text("refreshes.outdated.elsewhere")
            : errorText(verify.error)}
        </Note>
      )}
    </>
  );
}

interface VerifiedProps {
  readonly verification: RefreshVerification;
  readonly platform: string;
}

function Verified({ verification: { at, result }, platform }: VerifiedProps) {
  const language = useLanguage();
  const { text, exactTime } = language;
  const time = useTicking((nowMs) => clockTime(at, nowMs, language), 60_000);
  const isAccepted = result === "ok";
  return (
    <span className={classNames(styles, isAccepted ? "accepted" : "refused")} title={exactTime(at)}>
      <Icon name={isAccepted ? "done" : "warning"} />
      <span>{verifiedText(result, { time, platform }, text)}</span>
    </span>
  );
}

function verifiedText(
  result: RefreshVerification["result"],
  { time, platform }: { readonly time: string; readonly platform: string },
  text: Text,
): string {
  if (result === "ok") return text("refreshes.verify.ok", { time });
  if (result === "unauthorized" || result === "forbidden") {
    return text("refreshes.verify.refused", { time, platform });
  }
  return text("refreshes.verify.failed", {
    time,
    reason: recordedErrorText(result, text, "token"),
  });
}
