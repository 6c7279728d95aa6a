import { classNames } from "./classNames.ts";
import styles from "./Icon.module.css";

/** Strokes on a 16 × 16 grid. */
const paths = {
  reveal:
    "M1.2 8S3.7 3.4 8 3.4 14.8 8 14.8 8 12.3 12.6 8 12.6 1.2 8 1.2 8zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  hide: "M6.3 3.6A7 7 0 0 1 8 3.4c4.3 0 6.8 4.6 6.8 4.6s-.7 1.3-2 2.5M4.1 4.7A11 11 0 0 0 1.2 8S3.7 12.6 8 12.6a6.9 6.9 0 0 0 3.6-1M6.6 6.6a2 2 0 0 0 2.8 2.8M2.2 2.2l11.6 11.6",
  refresh: "M13.5 8A5.5 5.5 0 1 1 11.7 3.9M13.6 2v3h-3",
  add: "M8 3v10M3 8h10",
  addKey:
    "M4 7.4a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM6.5 9.9h7.3M11 9.9v2.2M12 1.8v4.6M9.7 4.1h4.6",
  close: "M4 4l8 8M12 4l-8 8",
  more: "M4.5 6.3 8 9.8l3.5-3.5",
  warning: "M8 2.2 14.6 13.6H1.4zM8 6.4v3.4M8 11.6v.1",
  done: "M3 8.6 6.4 12 13 4.6",
  key: "M4.4 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM6.9 8h7.6M11.4 8v2.3M14 8v1.7",
  activity: "M1.5 8.6h2.8L6.4 3l3.2 10 2-4.4h2.9",
  settings:
    "M2 4.5h6.5M12.5 4.5H14M2 11.5h1.5M7.5 11.5H14M10.5 2.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zM5.5 9.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z",
  start: "M3 8h10M9 4l4 4-4 4",
  clipboard:
    "M5.5 3H4a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1h-1.5M5.5 2h5v2.5h-5z",
  file: "M4 1.8h5.2L12.5 5v9.2H4zM9 2v3.2h3.3",
  lock: "M3.5 7.2h9v6.3h-9zM5.2 7.2V5a2.8 2.8 0 0 1 5.6 0v2.2",
  play: "M4.5 3v10l8-5z",
} as const;

export type IconName = keyof typeof paths;

interface IconProps {
  readonly name: IconName;
}

/** A drawing for the eye only: what it means is said by the name of the control it sits in. */
export function Icon({ name }: IconProps) {
  return (
    <svg
      className={classNames(styles, "icon")}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
