import type { Refresh } from "../../../shared/refresh.ts";
import { supportRequestText } from "../../../shared/supportRequest.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";
import styles from "./SupportRequest.module.css";
import { useRefreshCall } from "./useRefreshCall.ts";

interface SupportRequestProps {
  readonly refresh: Refresh;
  readonly platform: string;
}

/** What to write to those who can end a replaced key; main copies the same words. */
export function SupportRequest({ refresh, platform }: SupportRequestProps) {
  const { text } = useLanguage();
  const errorText = useErrorText();
  const showToast = useShowToast();
  const keyrack = useKeyrack();
  const { refreshId } = refresh;
  const { isUnderWay, call } = useRefreshCall(
    () => keyrack.copySupportRequest({ refreshId }),
    (answer) =>
      showToast(
        answer.ok
          ? { tone: "done", text: text("refreshes.support.copied") }
          : { tone: "failed", text: errorText(answer.error) },
      ),
  );
  return (
    <section className={classNames(styles, "request")}>
      <div className={classNames(styles, "head")}>
        <div>
          <strong className={classNames(styles, "title")}>
            {text("refreshes.support.title", { platform })}
          </strong>
          <p className={classNames(styles, "about")}>{text("refreshes.support.about")}</p>
        </div>
        <Button state={isUnderWay ? "pending" : "ready"} onPress={call}>
          {text("refreshes.support.copy")}
        </Button>
      </div>
      <p className={classNames(styles, "text")}>{supportRequestText(refresh, text)}</p>
    </section>
  );
}
