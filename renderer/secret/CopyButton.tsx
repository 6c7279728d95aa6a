import { useRef, useState } from "react";
import { useLanguage } from "../language/useLanguage.ts";
import { classNames } from "../ui/classNames.ts";
import { Icon } from "../ui/Icon.tsx";
import { RowButton } from "../ui/RowButton.tsx";
import { useCopyAs } from "./CopyAsContext.ts";
import styles from "./CopyButton.module.css";
import { CopyMenu } from "./CopyMenu.tsx";
import { type CopyTarget, useCopy } from "./useCopy.ts";

export interface CopyButtonProps extends CopyTarget {
  /** Dots and the last four characters. */
  readonly maskedKey: string;
}

/**
 * Copies a key as it was copied the last time, with a menu of all formats beside it. The menu is
 * there only while it is open, since a long list draws dozens of these with each key stroke.
 */
export function CopyButton(target: CopyButtonProps) {
  const { name: key } = target;
  const { text } = useLanguage();
  const { formatsOf, choiceOf } = useCopyAs();
  const copy = useCopy(target);
  const place = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const choice = choiceOf(target);
  const formats = formatsOf(target.connectionId);
  const format = text(`copyAs.format.${choice}`);
  const isPlain = choice === "plain";
  return (
    <span ref={place} className={classNames(styles, "split")}>
      <RowButton
        shape="text"
        action="copy"
        label={
          isPlain ? text("keys.copy.label", { key }) : text("keys.copy.labelAs", { key, format })
        }
        tooltip={isPlain ? text("keys.copy.tooltip") : text("keys.copy.tooltipAs", { format })}
        onPress={() => copy(choice)}
      >
        {text("keys.copy")}
      </RowButton>
      {formats.length > 1 && (
        <RowButton
          shape="menu"
          action="copy-as"
          label={text("copyAs.menu", { key })}
          tooltip={text("copyAs.menu.tooltip")}
          isMenuOpen={isOpen}
          onPress={() => setIsOpen(true)}
        >
          <Icon name="more" />
        </RowButton>
      )}
      {isOpen && place.current !== null && (
        <CopyMenu
          target={target}
          formats={formats}
          choice={choice}
          anchor={place.current}
          onChoose={copy}
          onClose={() => setIsOpen(false)}
        />
      )}
    </span>
  );
}
