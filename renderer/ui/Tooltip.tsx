import { createContext, type ReactNode, useContext, useState } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import { classNames } from "./classNames.ts";
import styles from "./Tooltip.module.css";

const TooltipPlaceContext = createContext<Element | null>(null);

interface TooltipPlaceProps {
  readonly children: ReactNode;
}

/** Draws the tooltips of its children inside the landmark that it stands in itself. */
export function TooltipPlace({ children }: TooltipPlaceProps) {
  const [place, setPlace] = useState<Element | null>(null);
  return (
    <TooltipPlaceContext value={place}>
      {children}
      <div ref={setPlace} />
    </TooltipPlaceContext>
  );
}

interface TooltipProps {
  readonly text: string;
  /** The one control that it belongs to. */
  readonly children: ReactNode;
}

export function Tooltip({ text, children }: TooltipProps) {
  const place = useContext(TooltipPlaceContext);
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip
        className={classNames(styles, "tooltip")}
        offset={6}
        {...(place === null ? {} : { UNSTABLE_portalContainer: place })}
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
