import type { Connection } from "../../../shared/connection.ts";
import type { PreparedKey, Refresh } from "../../../shared/refresh.ts";
import { keyEnding, keyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { useTicking } from "../../ui/useTicking.ts";
import { Fact, Facts } from "./Facts.tsx";
import { FilesBefore } from "./FilesBefore.tsx";
import { KeyLastUsed } from "./KeyLastUsed.tsx";
import { type KeyUsage, preparedUsage, recency, usedWhen } from "./keyUsage.ts";
import styles from "./RunbookQuestion.module.css";
import type { Prepared } from "./useRefreshQuestion.ts";
import type { Steps } from "./useSteps.ts";

interface RunbookQuestionProps {
  readonly connection: Connection;
  /** How many keys it is about. */
  readonly keys: number;
  /** null until main has looked at the keys. */
  readonly prepared: Prepared | null;
  /** How far each key has come once the order is under way; null before. */
  readonly steps: Steps | null;
  /** Of what is read aloud as the question comes up. */
  readonly describingId: string;
}

/** All that one should know before several keys are ended. */
export function RunbookQuestion(props: RunbookQuestionProps) {
  const { connection, prepared, steps, describingId } = props;
  const { text, list } = useLanguage();
  const platform = text(`platform.${connection.platform}`);
  const keys = prepared?.keys ?? [];
  const untouched = new Set(
    keys.flatMap(({ siblings }) => siblings.map((sibling) => keyName(sibling, text))),
  );
  return (
    <>
      <p id={describingId}>{text("refresh.several.consequence", { platform })}</p>
      {prepared === null ? (
        <ol className={classNames(styles, "keys", "place")} aria-hidden>
          {Array.from({ length: props.keys }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: there is nothing else about them
            <li key={at}>{"\u00a0"}</li>
          ))}
        </ol>
      ) : (
        <ol className={classNames(styles, "keys")} aria-label={text("refresh.several.list")}>
          {keys.map((key) => (
            <PreparedKeyItem
              key={key.row.keyId}
              prepared={key}
              usage={preparedUsage(key, prepared.preparedAtMs)}
              step={steps?.get(key.row.keyId) ?? null}
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
      <FilesBefore keys={keys} />
    </>
  );
}

interface PreparedKeyItemProps {
  readonly prepared: PreparedKey;
  readonly usage: KeyUsage;
  /** null as long as nothing was sent. */
  readonly step: Refresh["progress"]["state"] | null;
  readonly untoldBy: string | null;
}

/** "ARI Post key …1f9c used 3 minutes ago: in use", and later "ARI Post key …1f9c refreshed" */
function PreparedKeyItem({ prepared, usage, step, untoldBy }: PreparedKeyItemProps) {
  const { text } = useLanguage();
  return (
    <li>
      <span className={classNames(styles, "name")}>{keyName(prepared.row, text)}</span>{" "}
      <code className={classNames(styles, "ending")}>…{keyEnding(prepared.row.maskedKey)}</code>{" "}
      {step === null ? (
        <Use usage={usage} untoldBy={untoldBy} />
      ) : (
        <span className={classNames(styles, "step", step)}>{text(`refreshes.step.${step}`)}</span>
      )}
    </li>
  );
}

/** "used 3 minutes ago: in use", or "last used yesterday, 16:20". */
function Use({ usage, untoldBy }: Pick<PreparedKeyItemProps, "usage" | "untoldBy">) {
  const language = useLanguage();
  const { text } = language;
  const use = useTicking(() => recency(usage), 5_000);
  const when = useTicking(() => usedWhen(usage, language), 5_000);
  if (use === "now" || use === "today") {
    return (
      <span className={classNames(styles, "hot")}>{text("refresh.several.inUse", { when })}</span>
    );
  }
  return (
    <span className={classNames(styles, "use")}>
      {usage.lastUsed !== null && `${text("refresh.several.lastUsed")} `}
      <KeyLastUsed usage={usage} untoldBy={untoldBy} />
    </span>
  );
}
