import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./RowButton.module.css";
import { useShowToast } from "./ToastProvider.tsx";

interface RowButtonProps {
  readonly children: ReactNode;
  /** "menu" is the narrow half of a split button, which opens a menu. */
  readonly shape: "text" | "icon" | "menu";
  /** The accessible name, which tells the button from its like in other rows. */
  readonly label: string;
  readonly tooltip: string;
  /** What the button does, as `data-action`, so that arrow keys find its like in other rows. */
  readonly action: string;
  /** It does nothing now and says why: the tooltip, and for whoever presses it a message. */
  readonly isUnavailable?: boolean;
  /** Whether the menu is open that it opens; left out where it opens none. */
  readonly isMenuOpen?: boolean;
  readonly onPress: () => void;
}

/**
 * A button in a row of a list. It looks like `Button` and is the system's own, with the system's
 * tooltip: a long list draws dozens of them anew with each key stroke in its filter.
 */
export function RowButton(props: RowButtonProps) {
  const {
    children,
    shape,
    label,
    tooltip,
    action,
    isUnavailable = false,
    isMenuOpen,
    onPress,
  } = props;
  const showToast = useShowToast();
  return (
    <button
      type="button"
      className={classNames(styles, "button", shape, isUnavailable && "unavailable")}
      aria-label={label}
      aria-disabled={isUnavailable ? true : undefined}
      aria-haspopup={isMenuOpen === undefined ? undefined : "menu"}
      aria-expanded={isMenuOpen}
      title={tooltip}
      data-action={action}
      onClick={() => {
        if (isUnavailable) showToast({ tone: "failed", text: tooltip });
        else onPress();
      }}
    >
      {children}
    </button>
  );
}
