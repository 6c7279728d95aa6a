import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";

interface NoCompanyKeysProps {
  readonly connection: Connection;
  /** Why there is nothing to see. */
  readonly reason: "empty" | "noActive" | "noMatch";
  /** How many keys there are that don't match. */
  readonly keys: number;
  readonly onShowAll: () => void;
}

/** Stands where the table would. */
export function NoCompanyKeys({ connection, reason, keys, onShowAll }: NoCompanyKeysProps) {
  const { text } = useLanguage();
  const platform = text(`platform.${connection.platform}`);
  return (
    <Notice
      title={text(`companyKeys.none.${reason}.title`)}
      text={text(`companyKeys.none.${reason}.text`, { platform, keys })}
    >
      {reason === "noMatch" && (
        <Button onPress={onShowAll}>{text("companyKeys.filter.clear")}</Button>
      )}
    </Notice>
  );
}
