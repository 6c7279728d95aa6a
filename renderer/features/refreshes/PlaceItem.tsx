import type { RefreshPlace } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { RowButton } from "../../ui/RowButton.tsx";
import styles from "./PlacesChecklist.module.css";

interface PlaceItemProps {
  readonly place: RefreshPlace;
  readonly onTick: (isDone: boolean) => void;
  readonly onRemove: () => void;
}

export function PlaceItem({ place, onTick, onRemove }: PlaceItemProps) {
  const { text } = useLanguage();
  return (
    <li className={classNames(styles, "place")}>
      <label className={classNames(styles, "tick")}>
        <input
          type="checkbox"
          className={classNames(styles, "box")}
          checked={place.isDone}
          onChange={(event) => onTick(event.target.checked)}
        />
        <bdi className={classNames(styles, "words")}>{place.text}</bdi>
      </label>
      <RowButton
        shape="icon"
        action="remove"
        label={text("refreshes.places.remove", { place: place.text })}
        tooltip={text("refreshes.places.removeTooltip")}
        onPress={onRemove}
      >
        <Icon name="close" />
      </RowButton>
    </li>
  );
}
