import type { Random } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";

/** "random" values that count up, so that a test can name them. */
export function countingRandom(): Random {
  let made = 0;
  return {
    uuid: () => `00000000-0000-4000-8000-${String(++made).padStart(12, "0")}`,
    secret: () => new Secret(`made-secret-${++made}`),
  };
}
