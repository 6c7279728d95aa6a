import type { Connection } from "../../../shared/connection.ts";
import type { PreparedKey } from "../../../shared/refresh.ts";
import { keyEnding, keyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { useTicking } from "../../ui/useTicking.ts";
import { Fact, Facts } from "./Facts.tsx";
import { KeyLastUsed } from "./KeyLastUsed.tsx";
import { type KeyUsage, preparedUsage, recency, usedWhen } from "./keyUsage.ts";
import styles from "./RunbookQuestion.module.css";
import type { Prepared } from "./useRefreshQuestion.ts";

interface RunbookQuestionProps {
  readonly connection: Connection;
  /** null until main has looked at the keys. */
  readonly prepared: Prepared | null;
}

/** All that one should know before several keys are ended. */
export function RunbookQuestion({ connection, prepared }: RunbookQuestionProps) {
  const { text, list } = useLanguage();
  const platform = text(`platform.${connection.platform}`);
  const keys = prepared?.keys ?? [];
  const untouched = new Set(
    keys.flatMap(({ siblings }) => siblings.map((sibling) => keyName(sibling, text))),
  );
  return (
    <>
      <p className={classNames(styles, "consequence")}>
        {text("refresh.several.consequence", { platform })}
      </p>
      {prepared !== null && (
        <ol className={classNames(styles, "keys")} aria-label={text("refresh.several.list")}>
          {keys.map((key) => (
            <PreparedKeyItem
              key={key.row.keyId}
              prepared={key}
              usage={preparedUsage(key, prepared.preparedAtMs)}
              untoldBy={connection.capabilities.lastUsed ? null : platform}
            />
          ))}
        </ol>
      )}
      <p>{text("refresh.several.order")}</p>
      <Facts connection={connection}>
        {untouched.size > 0 && (
          <Fact name={text("refresh.notTouched")}>{list([...untouched])}</Fact>
        )}
      </Facts>
    </>
  );
}

interface PreparedKeyItemProps {
  readonly prepared: PreparedKey;
  readonly usage: KeyUsage;
  readonly untoldBy: string | null;
}

/** "ARI Post key …1f9c used 3 minutes ago: in use" */
function PreparedKeyItem({ prepared, usage, untoldBy }: PreparedKeyItemProps) {
  const language = useLanguage();
  const { text } = language;
  const use = useTicking(() => recency(usage), 5_000);
  const when = useTicking(() => usedWhen(usage, language), 5_000);
  const isInUse = use === "now" || use === "today";
  return (
    <li>
      <span className={classNames(styles, "name")}>{keyName(prepared.row, text)}</span>{" "}
      <code className={classNames(styles, "ending")}>…{keyEnding(prepared.row.maskedKey)}</code>{" "}
      {isInUse ? (
        <span className={classNames(styles, "hot")}>{text("refresh.several.inUse", { when })}</span>
      ) : (
        <span className={classNames(styles, "use")}>
          {usage.lastUsed !== null && `${text("refresh.several.lastUsed")} `}
          <KeyLastUsed usage={usage} untoldBy={untoldBy} />
        </span>
      )}
    </li>
  );
}
