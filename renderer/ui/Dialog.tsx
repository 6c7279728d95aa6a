import { type ReactNode, useEffect } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { classNames } from "./classNames.ts";
import styles from "./Dialog.module.css";
import { useDismissToast } from "./ToastProvider.tsx";
import { useFocusAfterwards } from "./useFocusAfterwards.ts";

interface DialogProps {
  /** Also the accessible name, word for word. */
  readonly title: string;
  /** Stands beside the title and is no part of the name. */
  readonly badge?: ReactNode;
  /** "locked" while something is under way that closing could not stop. */
  readonly closing: "by-escape" | "locked";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question that wants an answer: it never closes by a click beside it. */
export function Dialog({ title, badge, closing, onClose, children }: DialogProps) {
  useFocusAfterwards();
  const dismissToast = useDismissToast();
  // What was said before would lie over the dialog, where no key reaches it.
  useEffect(() => dismissToast(), [dismissToast]);
  return (
    <ModalOverlay
      className={classNames(styles, "veil")}
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled={closing === "locked"}
      onOpenChange={(isOpen) => {
        if (!isOpen && closing === "by-escape") onClose();
      }}
    >
      <Modal className={classNames(styles, "modal")}>
        <AriaDialog role="alertdialog" className={classNames(styles, "dialog")}>
          <div className={classNames(styles, "title")}>
            <Heading slot="title" level={2} className={classNames(styles, "heading")}>
              {title}
            </Heading>
            {badge}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
