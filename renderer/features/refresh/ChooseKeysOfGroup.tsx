import type { ApiKeyRow, KeyGroup, KeyId } from "../../../shared/apiKey.ts";
import { groupName, groupTitle, keyEnding, keyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./ChooseKeys.module.css";

interface ChooseKeysOfGroupProps {
  readonly group: KeyGroup;
  readonly rows: readonly ApiKeyRow[];
  readonly unfinished: ReadonlySet<KeyId>;
  readonly chosen: ReadonlySet<KeyId>;
  readonly onChoose: (rows: readonly ApiKeyRow[], isChosen: boolean) => void;
}

/** The keys of one group, each to be ticked, or all at once. */
export function ChooseKeysOfGroup(props: ChooseKeysOfGroupProps) {
  const { group, rows, unfinished, chosen, onChoose } = props;
  const { text } = useLanguage();
  const free = rows.filter(({ keyId }) => !unfinished.has(keyId));
  return (
    <fieldset className={classNames(styles, "group")}>
      <legend>{groupTitle(group, text)}</legend>
      {free.length > 1 && (
        <Checkbox
          label={text("refresh.choose.allOf", { group: groupName(group, text) })}
          isChecked={free.every(({ keyId }) => chosen.has(keyId))}
          isPartly={free.some(({ keyId }) => chosen.has(keyId))}
          onChange={(isChosen) => onChoose(free, isChosen)}
        />
      )}
      <ul className={classNames(styles, "keys")}>
        {rows.map((row) => {
          const key = keyName(row, text);
          return (
            <li key={row.keyId}>
              {unfinished.has(row.keyId) ? (
                <span className={classNames(styles, "unfinished")}>
                  {text("refresh.choose.unfinished", { key })}
                </span>
              ) : (
                <Checkbox
                  label={text("refresh.choose.key", { key, ending: keyEnding(row.maskedKey) })}
                  isChecked={chosen.has(row.keyId)}
                  onChange={(isChosen) => onChoose([row], isChosen)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
