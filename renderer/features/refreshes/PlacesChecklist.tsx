import { useId, useLayoutEffect, useRef } from "react";
import { mostPlaces, type Refresh } from "../../../shared/refresh.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { AddPlace } from "./AddPlace.tsx";
import { PlaceItem } from "./PlaceItem.tsx";
import styles from "./PlacesChecklist.module.css";
import { usePlaces } from "./usePlaces.ts";
import type { AcceptAppState } from "./useRefreshCall.ts";

interface PlacesChecklistProps {
  readonly refresh: Refresh;
  /** Linked files stand beside it, which are no places. */
  readonly hasFiles: boolean;
  readonly accept: AcceptAppState;
}

/** Where the new key has to go, each to be ticked once it is there. */
export function PlacesChecklist({ refresh, hasFiles, accept }: PlacesChecklistProps) {
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
  // With each place the field goes down, and would out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of places moves the field
  useLayoutEffect(() => {
    if (document.activeElement === field.current) {
      field.current?.scrollIntoView({ block: "nearest" });
    }
  }, [places.length]);

  const add = (written: string) => {
    added.current = written;
    if (field.current !== null) field.current.value = "";
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
          {text(hasFiles ? "refreshes.places.else" : "refreshes.places")}
        </strong>
        <span className={classNames(styles, "progress")} role="status">
          {places.length > 0 && text("refreshes.places.progress", { done, all: places.length })}
        </span>
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
      <AddPlace field={field} isFull={places.length >= mostPlaces} onAdd={add} />
    </fieldset>
  );
}
