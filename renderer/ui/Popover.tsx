import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Popover as AriaPopover } from "react-aria-components/Popover";
import { useLanguage } from "../language/useLanguage.ts";
import { Button } from "./Button.tsx";
import { classNames } from "./classNames.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Popover.module.css";

interface PopoverProps {
  /** Also the accessible name. */
  readonly title: string;
  /** What it tells more of. */
  readonly anchor: Element;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** More about one thing, beside it; Escape and a click elsewhere close it. */
export function Popover({ title, anchor, onClose, children }: PopoverProps) {
  const { text } = useLanguage();
  return (
    <AriaPopover
      className={classNames(styles, "popover")}
      triggerRef={{ current: anchor }}
      placement="bottom start"
      offset={4}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <AriaDialog className={classNames(styles, "dialog")}>
        <div className={classNames(styles, "title")}>
          <Heading slot="title" level={2} className={classNames(styles, "heading")}>
            {title}
          </Heading>
          <Button tone="quiet" shape="icon" label={text("common.close")} onPress={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        {children}
      </AriaDialog>
    </AriaPopover>
  );
}
