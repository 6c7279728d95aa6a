import type { RefreshPlace } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./PlacesChecklist.module.css";

interface PlacesListProps {
  /** One at least. */
  readonly places: readonly RefreshPlace[];
}

/** Where the old key was used, of a record with nothing left to tick. */
export function PlacesList({ places }: PlacesListProps) {
  const { text } = useLanguage();
  const title = text("refreshes.places");
  return (
    <>
      <strong className={classNames(styles, "title")}>{title}</strong>
      <ul className={classNames(styles, "places")} aria-label={title}>
        {places.map((place, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two places may be called the same
          <li key={`${index} ${place.text}`} className={classNames(styles, "place", "readOnly")}>
            <bdi className={classNames(styles, "words")}>{place.text}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
