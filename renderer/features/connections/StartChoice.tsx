import { useId } from "react";
import { classNames } from "../../ui/classNames.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import styles from "./StartChoice.module.css";

interface StartChoiceProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly onPress: () => void;
}

/** A card that is one button: the button's own area is spread over all of it. */
export function StartChoice({ icon, title, text, onPress }: StartChoiceProps) {
  const textId = useId();
  return (
    <div className={classNames(styles, "choice")}>
      <span className={classNames(styles, "icon")}>
        <Icon name={icon} />
      </span>
      <div className={classNames(styles, "words")}>
        <button
          type="button"
          className={classNames(styles, "button")}
          aria-describedby={textId}
          onClick={onPress}
        >
          {title}
        </button>
        <p id={textId} className={classNames(styles, "text")}>
          {text}
        </p>
      </div>
      <span className={classNames(styles, "arrow")}>
        <Icon name="start" />
      </span>
    </div>
  );
}
