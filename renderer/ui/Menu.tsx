import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem } from "react-aria-components/Menu";
import { Popover as AriaPopover } from "react-aria-components/Popover";
import { classNames } from "./classNames.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Menu.module.css";

interface MenuProps<Value extends string> {
  readonly label: string;
  /** What it belongs to. */
  readonly anchor: Element;
  readonly items: ReadonlyArray<{ readonly value: Value; readonly label: string }>;
  /** The one that is in force; the menu opens on it. */
  readonly chosen: Value;
  readonly onFocus: (value: Value) => void;
  readonly onChoose: (value: Value) => void;
  readonly onClose: () => void;
  /** What is told beside the items. */
  readonly children: ReactNode;
}

/** One of several, by arrows, Enter or its first letters; Escape and a click elsewhere close it. */
export function Menu<Value extends string>(props: MenuProps<Value>) {
  const { label, anchor, items, chosen, onFocus, onChoose, onClose, children } = props;
  return (
    <AriaPopover
      className={classNames(styles, "popover")}
      triggerRef={{ current: anchor }}
      placement="bottom end"
      offset={4}
      isOpen
      aria-label={label}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <AriaMenu
        className={classNames(styles, "menu")}
        aria-label={label}
        autoFocus
        selectionMode="single"
        selectedKeys={[chosen]}
        onClose={onClose}
      >
        {items.map(({ value, label: itemLabel }) => (
          <MenuItem
            key={value}
            id={value}
            {...(value === chosen ? { ref: focusItem } : {})}
            textValue={itemLabel}
            className={classNames(styles, "item")}
            onFocus={() => onFocus(value)}
            onAction={() => {
              onClose();
              onChoose(value);
            }}
          >
            <span className={classNames(styles, "mark")}>
              {value === chosen && <Icon name="done" />}
            </span>
            {itemLabel}
          </MenuItem>
        ))}
      </AriaMenu>
      <div className={classNames(styles, "beside")}>{children}</div>
    </AriaPopover>
  );
}

/** By itself the menu would take the focus where it was opened by a key; then Enter does nothing. */
function focusItem(item: HTMLElement | null): void {
  item?.focus({ preventScroll: true });
}
