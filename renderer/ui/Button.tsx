import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import styles from "./Button.module.css";
import { classNames } from "./classNames.ts";

type ButtonTone = "plain" | "quiet" | "primary" | "outlined" | "danger";

interface ButtonProps {
  readonly children: ReactNode;
  readonly tone?: ButtonTone;
  readonly shape?: "text" | "icon";
  readonly type?: "button" | "submit";
  /** The accessible name where the visible text is too short to tell. */
  readonly label?: string;
  /** "pending" keeps the focus and ignores presses; "disabled" can't be reached at all. */
  readonly state?: "ready" | "pending" | "disabled";
  readonly autoFocus?: boolean;
  readonly onPress?: () => void;
}

export function Button(props: ButtonProps) {
  const { tone = "plain", shape = "text", state = "ready" } = props;
  const isPending = state === "pending";
  return (
    <AriaButton
      className={classNames(styles, "button", tone, shape, isPending && "pending")}
      type={props.type ?? "button"}
      isDisabled={state === "disabled"}
      autoFocus={props.autoFocus ?? false}
      {...(props.label === undefined ? {} : { "aria-label": props.label })}
      onPress={() => {
        if (!isPending) props.onPress?.();
      }}
      render={(domProps) => (
        <button {...domProps} aria-disabled={isPending ? true : undefined}>
          {domProps.children}
        </button>
      )}
    >
      {props.children}
    </AriaButton>
  );
}
