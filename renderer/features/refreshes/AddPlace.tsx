import { type FormEvent, type RefObject, useState } from "react";
import { looksLikeKey } from "../../../shared/looksLikeKey.ts";
import { longestPlace, mostPlaces } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./PlacesChecklist.module.css";

interface AddPlaceProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly isFull: boolean;
  /** What is written in the field, which still has it. */
  readonly onAdd: (written: string) => void;
}

/** The field for one more place. */
export function AddPlace({ field, isFull, onAdd }: AddPlaceProps) {
  const { text } = useLanguage();
  const [isKey, setIsKey] = useState(false);
  const written = () => field.current?.value.trim() ?? "";

  const add = (event: FormEvent) => {
    event.preventDefault();
    const place = written();
    // SECURITY: a key that is pasted here by mistake goes nowhere, and so never to the disk.
    const isKeyNow = looksLikeKey(place);
    setIsKey(isKeyNow);
    if (place !== "" && !isFull && !isKeyNow) onAdd(place);
  };

  return (
    <form
      className={classNames(styles, "add")}
      onSubmit={add}
      onInput={() => setIsKey(looksLikeKey(written()))}
    >
      <TextField
        label={text("refreshes.places.field")}
        hint={
          isFull
            ? text("refreshes.places.full", { most: mostPlaces })
            : text("refreshes.places.hint")
        }
        problem={isKey ? text("error.place-looks-like-key") : null}
        isProblemSpoken
        type="text"
        maxLength={longestPlace}
        inputRef={field}
        action={
          <Button type="submit" state={isFull ? "pending" : "ready"}>
            {text("refreshes.places.add")}
          </Button>
        }
      />
    </form>
  );
}
