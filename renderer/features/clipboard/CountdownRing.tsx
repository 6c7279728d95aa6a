import { useState } from "react";
import type { Instant } from "../../../shared/apiKey.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./CountdownRing.module.css";

/** The time a key usually stays; a ring that is first seen later starts part of the way. */
const usualLeaseMs = 30_000;

interface CountdownRingProps {
  readonly clearsAt: Instant;
}

/** For the eye only: the seconds stand beside it. */
export function CountdownRing({ clearsAt }: CountdownRingProps) {
  const [timing] = useState(() => {
    const remainingMs = Math.max(0, Date.parse(clearsAt) - Date.now());
    const totalMs = Math.max(usualLeaseMs, remainingMs);
    return {
      animationDuration: `${totalMs}ms`,
      animationDelay: `${remainingMs - totalMs}ms`,
    };
  });
  return (
    <svg className={classNames(styles, "ring")} viewBox="0 0 18 18" aria-hidden="true">
      <circle className={classNames(styles, "track")} cx="9" cy="9" r="7.5" />
      <circle
        className={classNames(styles, "remaining")}
        cx="9"
        cy="9"
        r="7.5"
        pathLength="100"
        style={timing}
      />
    </svg>
  );
}
