import { useState } from "react";
import type { ApiKeyRow, KeyId } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { mostKeysAtOnce } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DialogActions } from "../../ui/DialogActions.tsx";
import styles from "./ChooseKeys.module.css";
import { ChooseKeysOfGroup } from "./ChooseKeysOfGroup.tsx";

interface ChooseKeysProps {
  readonly connection: Connection;
  readonly rows: readonly ApiKeyRow[];
  /** Keys of which a refresh is not finished; they can't be chosen. */
  readonly unfinished: ReadonlySet<KeyId>;
  /** Of what is read aloud as the choice comes up. */
  readonly describingId: string;
  /** In the order of the list. */
  readonly onChosen: (rows: readonly ApiKeyRow[]) => void;
  readonly onClose: () => void;
}

/** Asks which keys are to be refreshed; none is chosen at first, and none refreshed by this. */
export function ChooseKeys(props: ChooseKeysProps) {
  const { connection, rows, unfinished, describingId, onChosen, onClose } = props;
  const { text } = useLanguage();
  const [chosen, setChosen] = useState<ReadonlySet<KeyId>>(new Set());
  const free = rows.filter(({ keyId }) => !unfinished.has(keyId));
  // The list goes on below: what it no longer has is chosen no more.
  const chosenRows = free.filter(({ keyId }) => chosen.has(keyId));
  const keys = chosenRows.length;
  const choose = (changed: readonly ApiKeyRow[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const { keyId } of changed) {
      if (isChosen) next.add(keyId);
      else next.delete(keyId);
    }
    setChosen(next);
  };
  const isPossible = keys > 0 && keys <= mostKeysAtOnce;

  return (
    <>
      <p id={describingId} className={classNames(styles, "about")}>
        {text("refresh.choose.about", { connection: connection.name })}
      </p>
      <div className={classNames(styles, "groups")}>
        <Checkbox
          label={text("refresh.choose.all")}
          isChecked={free.length > 0 && keys === free.length}
          isPartly={keys > 0}
          autoFocus
          onChange={(isChosen) => choose(free, isChosen)}
        />
        {[...new Set(rows.map(({ group }) => group))].map((group) => (
          <ChooseKeysOfGroup
            key={group}
            rows={rows.filter((row) => row.group === group)}
            group={group}
            unfinished={unfinished}
            chosen={chosen}
            onChoose={choose}
          />
        ))}
      </div>
      <p role="status" className={classNames(styles, "problem")}>
        {keys > mostKeysAtOnce && text("refresh.choose.tooMany", { most: mostKeysAtOnce })}
      </p>
      <DialogActions>
        <Button tone="outlined" onPress={onClose}>
          {text("common.cancel")}
        </Button>
        <span className={classNames(styles, "goOn")}>
          <Button state={isPossible ? "ready" : "pending"} onPress={() => onChosen(chosenRows)}>
            {text("refresh.choose.goOn", { keys })}
          </Button>
        </span>
      </DialogActions>
    </>
  );
}
