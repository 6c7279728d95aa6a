import "react";

declare module "react" {
  /** What a component hands to its style sheet: `style={{ "--gone": "40" }}`. */
  interface CSSProperties {
    readonly [name: `--${string}`]: string;
  }
}
