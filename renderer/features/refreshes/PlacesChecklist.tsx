import { type FormEvent, useId, useRef } from "react";
import { longestPlace, mostPlaces, type Refresh } from "../../../shared/refresh.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { PlaceItem } from "./PlaceItem.tsx";
import styles from "./PlacesChecklist.module.css";
import { usePlaces } from "./usePlaces.ts";
import type { AcceptAppState } from "./useRefreshCall.ts";

interface PlacesChecklistProps {
  readonly refresh: Refresh;
  readonly accept: AcceptAppState;
}

/** Where the new key has to go, each to be ticked once it is there. */
export function PlacesChecklist({ refresh, accept }: PlacesChecklistProps) {
  const { text } = useLanguage();
  const errorText = useErrorText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const added = useRef("");
  const giveBackText = () => {
    if (field.current?.value === "") field.current.value = added.current;
  };
  const { places, error, change } = usePlaces({ refresh, accept, onNotKept: giveBackText });
  const done = places.filter(({ isDone }) => isDone).length;
  const isFull = places.length >= mostPlaces;

  const add = (event: FormEvent) => {
    event.preventDefault();
    const written = field.current?.value.trim() ?? "";
    if (field.current === null || written === "" || isFull) return;
    added.current = written;
    field.current.value = "";
    change((present) => [...present, { text: written, isDone: false }]);
  };
  const tick = (index: number, isDone: boolean) => {
    added.current = "";
    change((present) => present.map((place, at) => (at === index ? { ...place, isDone } : place)));
  };
  const remove = (index: number) => {
    added.current = "";
    change((present) => present.filter((_, at) => at !== index));
    // The button is gone; whoever goes on by keyboard goes on from here.
    field.current?.focus();
  };

  return (
    <fieldset className={classNames(styles, "checklist")} aria-labelledby={id}>
      <div className={classNames(styles, "head")}>
        <strong id={id} className={classNames(styles, "title")}>
          {text("refreshes.places")}
        </strong>
        {places.length > 0 && (
          <span className={classNames(styles, "progress")}>
            {text("refreshes.places.progress", { done, all: places.length })}
          </span>
        )}
      </div>
      <p className={classNames(styles, "about")}>{text("refreshes.places.about")}</p>
      {places.length > 0 && (
        <ul className={classNames(styles, "places")}>
          {places.map((place, index) => (
            <PlaceItem
              // biome-ignore lint/suspicious/noArrayIndexKey: two places may be called the same
              key={`${index} ${place.text}`}
              place={place}
              onTick={(isDone) => tick(index, isDone)}
              onRemove={() => remove(index)}
            />
          ))}
        </ul>
      )}
      {error !== null && (
        <Note tone="danger" role="alert" title={text("refreshes.places.notKept")}>
          {errorText(error)}
        </Note>
      )}
      <form onSubmit={add}>
        <TextField
          label={text("refreshes.places.field")}
          hint={
            isFull
              ? text("refreshes.places.full", { most: mostPlaces })
              : text("refreshes.places.hint")
          }
          problem={null}
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
    </fieldset>
  );
}
