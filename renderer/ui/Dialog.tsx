import { type ReactNode, useEffect, useId } from "react";
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
  /** Stands beside the title; no part of the name, but the first that describes the dialog. */
  readonly badge?: ReactNode;
  /** The id of what is read aloud with the title as the dialog opens. */
  readonly describedBy?: string;
  /** "locked" while something is under way that closing could not stop. */
  readonly closing: "by-escape" | "locked";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question that wants an answer: it never closes by a click beside it. */
export function Dialog({ title, badge, describedBy, closing, onClose, children }: DialogProps) {
  useFocusAfterwards();
  const badgeId = useId();
  const dismissToast = useDismissToast();
  // What was said before would lie over the dialog, where no key reaches it.
  useEffect(() => dismissToast(), [dismissToast]);
  const describing = [badge === undefined ? "" : badgeId, describedBy ?? ""].join(" ").trim();
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
        <AriaDialog
          role="alertdialog"
          className={classNames(styles, "dialog")}
          {...(describing === "" ? {} : { "aria-describedby": describing })}
        >
          <div className={classNames(styles, "title")}>
            <Heading slot="title" level={2} className={classNames(styles, "heading")}>
              {title}
            </Heading>
            {badge !== undefined && (
              <span id={badgeId} className={classNames(styles, "badge")}>
                {badge}
              </span>
            )}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
