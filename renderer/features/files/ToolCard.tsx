import { type ReactNode, useId, useRef } from "react";
import { classNames } from "../../ui/classNames.ts";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import styles from "./ToolCard.module.css";

interface ToolCardProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One thing to do on the page, with what comes of it. */
export function ToolCard({ title, children }: ToolCardProps) {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // Its buttons come and go with what is under way.
  const held = useFocusHeld(card, () => heading.current?.focus());
  return (
    <section ref={card} className={classNames(styles, "card")} aria-labelledby={id} {...held}>
      <h2 ref={heading} id={id} tabIndex={-1} className={classNames(styles, "title")}>
        {title}
      </h2>
      {children}
    </section>
  );
}
