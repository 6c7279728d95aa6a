import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import buttonStyles from "./Button.module.css";
import { classNames } from "./classNames.ts";
import styles from "./GuardedButton.module.css";

/** A second click that was meant for what lay here before comes sooner than this. */
const takesNoPressForMs = 700;

interface GuardedButtonProps {
  readonly children: ReactNode;
  /** While it is not, the button can be reached and read, and does nothing. */
  readonly isAvailable: boolean;
  readonly onPress: () => void;
  /** Enter was pressed on it, which does nothing: say what does. */
  readonly onEnter: () => void;
  /** It was pressed while it is not available: say what is missing. */
  readonly onUnavailable: () => void;
}

/**
 * A button for what can't be undone: Space or a click press it, never Enter, and none that began
 * in the first 700 ms after it became available; one that did has them begin anew.
 */
export function GuardedButton(props: GuardedButtonProps) {
  const { children, isAvailable, onPress, onEnter, onUnavailable } = props;
  const { isLongEnough: takesPress, restart } = useHasBeenFor(isAvailable, takesNoPressForMs);
  const beganTooSoon = useRef(false);
  const begin = () => {
    beganTooSoon.current = !takesPress;
    if (!takesPress) restart();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      // SECURITY: without this the system takes it for a click.
      event.preventDefault();
      onEnter();
      return;
    }
    if (!event.repeat) begin();
  };
  const onClick = () => {
    // SECURITY: held down before it was available and let go after that is no answer to it.
    const isMeant = takesPress && !beganTooSoon.current;
    beganTooSoon.current = false;
    if (isMeant) onPress();
    else if (!isAvailable) onUnavailable();
    else if (!takesPress) restart();
  };
  const look = classNames(buttonStyles, "button", "danger", !takesPress && "pending");
  return (
    <button
      type="button"
      className={`${look} ${classNames(styles, "guarded")}`}
      aria-disabled={takesPress ? undefined : true}
      onPointerDown={begin}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

interface HasBeen {
  readonly isLongEnough: boolean;
  /** Has the time begin anew. */
  readonly restart: () => void;
}

/** Whether something has held for so many ms without a break. */
function useHasBeenFor(holds: boolean, ms: number): HasBeen {
  const [isLongEnough, setIsLongEnough] = useState(false);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another beginning
  useEffect(() => {
    if (!holds) return;
    const timer = setTimeout(() => setIsLongEnough(true), ms);
    return () => {
      clearTimeout(timer);
      setIsLongEnough(false);
    };
  }, [holds, ms, round]);
  const restart = () => setRound((last) => last + 1);
  return { isLongEnough: holds && isLongEnough, restart };
}
