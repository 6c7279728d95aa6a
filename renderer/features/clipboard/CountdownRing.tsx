import { type CSSProperties, useState } from "react";
import type { Instant } from "../../../shared/apiKey.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./CountdownRing.module.css";

interface CountdownRingProps {
  readonly copiedAt: Instant;
  readonly clearsAt: Instant;
}

/** The part of the lease that is left. For the eye only: the seconds stand beside it. */
export function CountdownRing({ copiedAt, clearsAt }: CountdownRingProps) {
  const [ring, setRing] = useState(() => firstRing({ copiedAt, clearsAt }));
  if (ring.copiedAt !== copiedAt || ring.clearsAt !== clearsAt) {
    setRing(
      ring.copiedAt === copiedAt ? keptRing(ring, clearsAt) : firstRing({ copiedAt, clearsAt }),
    );
  }
  return (
    <svg className={classNames(styles, "ring")} viewBox="0 0 18 18" aria-hidden="true">
      <circle className={classNames(styles, "track")} cx="9" cy="9" r="7.5" />
      <circle
        key={`${ring.copiedAt} ${ring.clearsAt}`}
        className={classNames(styles, "remaining", ring.catchesUp && "kept")}
        cx="9"
        cy="9"
        r="7.5"
        pathLength="100"
        style={ring.style}
      />
    </svg>
  );
}

interface Ring extends CountdownRingProps {
  /** Whether it is drawn on from where another one was. */
  readonly catchesUp: boolean;
  readonly style: CSSProperties;
}

function firstRing({ copiedAt, clearsAt }: CountdownRingProps): Ring {
  const nowMs = Date.now();
  const style = drainFrom(goneOf({ copiedAt, clearsAt }, nowMs), clearsAt, nowMs);
  return { copiedAt, clearsAt, catchesUp: false, style };
}

/** The same key stays for longer: from what was left of the old time to what is left of the new. */
function keptRing(before: CountdownRingProps, clearsAt: Instant): Ring {
  const nowMs = Date.now();
  const { copiedAt } = before;
  const style = {
    ...drainFrom(goneOf({ copiedAt, clearsAt }, nowMs), clearsAt, nowMs),
    "--gone-before": String(goneOf(before, nowMs)),
  };
  return { copiedAt, clearsAt, catchesUp: true, style };
}

function drainFrom(gone: number, clearsAt: Instant, nowMs: number) {
  const remainingMs = Math.max(0, Date.parse(clearsAt) - nowMs);
  return { "--gone": String(gone), "--remaining": `${remainingMs}ms` };
}

/** How much of the time is over, in hundredths. */
function goneOf({ copiedAt, clearsAt }: CountdownRingProps, nowMs: number): number {
  const startMs = Date.parse(copiedAt);
  const totalMs = Math.max(1, Date.parse(clearsAt) - startMs);
  return Math.min(100, Math.max(0, (100 * (nowMs - startMs)) / totalMs));
}
