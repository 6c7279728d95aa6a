import type { PowerMonitor } from "electron";
import type { Clock } from "../../core/ports.ts";

interface SystemIdleTimeDependencies {
  readonly powerMonitor: Pick<PowerMonitor, "getSystemIdleTime">;
  readonly clock: Pick<Clock, "now">;
  /** On some Wayland desktops Chromium can't count, and says 0 for ever. */
  readonly mayNotCount: boolean;
}

/**
 * How long nobody has touched keyboard or mouse, as the system counts it. Where it may not count,
 * it is believed once it has said anything but 0; until then the touches of our own window count.
 */
export class SystemIdleTime {
  readonly #parts: SystemIdleTimeDependencies;
  #touchedAtMs: number;
  #counts: boolean;

  constructor(dependencies: SystemIdleTimeDependencies) {
    this.#parts = dependencies;
    this.#touchedAtMs = dependencies.clock.now();
    this.#counts = !dependencies.mayNotCount;
  }

  /** Somebody did something in our window. */
  touched(): void {
    this.#touchedAtMs = this.#parts.clock.now();
  }

  /** In milliseconds. */
  readonly read = (): number => {
    const systemMs = this.#parts.powerMonitor.getSystemIdleTime() * 1_000;
    this.#counts ||= systemMs > 0;
    if (this.#counts) return systemMs;
    return Math.max(0, this.#parts.clock.now() - this.#touchedAtMs);
  };
}

/** Whether the desktop is one of those. */
export function isWayland(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  const { XDG_SESSION_TYPE: sessionType, WAYLAND_DISPLAY: display } = env;
  return platform === "linux" && (sessionType === "wayland" || Boolean(display));
}
