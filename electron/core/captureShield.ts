import type { Clock } from "./ports.ts";
import type { SettingsStore } from "./settingsStore.ts";

/** The page needs this long to hide a key once its time is up. */
const hidingTakesMs = 1_000;

/** Keeps the window out of screenshots and recordings for as long as it shows a key. */
export class CaptureShield {
  readonly #clock: Clock;
  readonly #settings: SettingsStore;
  readonly #protect: (isProtected: boolean) => void;
  #stopTimer = (): void => undefined;

  /** `protect`: tells the window; without effect where the system can't. */
  constructor(dependencies: {
    clock: Clock;
    settings: SettingsStore;
    protect: (isProtected: boolean) => void;
  }) {
    this.#clock = dependencies.clock;
    this.#settings = dependencies.settings;
    this.#protect = dependencies.protect;
  }

  /** Before a key goes to the page, which hides it at `hidesAtMs` by itself. */
  raiseUntil(hidesAtMs: number): void {
    this.#stopTimer();
    const { hideFromCapture } = this.#settings.read().protection;
    // Also when it is off: a key from before that may have left the window protected.
    this.#protect(hideFromCapture);
    if (!hideFromCapture) return;
    const delayMs = hidesAtMs - this.#clock.now() + hidingTakesMs;
    this.#stopTimer = this.#clock.setTimer(delayMs, () => this.#protect(false));
  }

  /** The page shows no key any more. */
  lower(): void {
    this.#stopTimer();
    this.#protect(false);
  }
}
