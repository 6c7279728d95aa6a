import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";

interface NoActivityProps {
  /** How many entries there are that don't match. */
  readonly total: number;
  readonly onShowAll: () => void;
}

/** Stands where the table would. */
export function NoActivity({ total, onShowAll }: NoActivityProps) {
  const { text } = useLanguage();
  const reason = total === 0 ? "empty" : "noMatch";
  return (
    <Notice
      title={text(`activity.none.${reason}.title`)}
      text={text(`activity.none.${reason}.text`, { entries: total })}
    >
      {reason === "noMatch" && <Button onPress={onShowAll}>{text("activity.none.clear")}</Button>}
    </Notice>
  );
}
