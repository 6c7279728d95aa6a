import type { PowerMonitor } from "electron";
import type { SystemLockSignals } from "../../core/lock/lockPorts.ts";
import type { Clock } from "../../core/ports.ts";
import { LinuxLockSignals } from "./linuxLockSignals.ts";

interface SystemLockSignalsParts {
  readonly powerMonitor: Pick<PowerMonitor, "on">;
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Sleep and a locked screen: as Electron tells of them, which on Linux is only sleep, and there as
 * the message buses tell of them, too.
 */
export function createSystemLockSignals(parts: SystemLockSignalsParts): SystemLockSignals {
  const { powerMonitor, platform } = parts;
  return {
    listen: (onLock) => {
      powerMonitor.on("suspend", () => onLock("suspend"));
      powerMonitor.on("lock-screen", () => onLock("screen-lock"));
      if (platform === "linux") new LinuxLockSignals(parts).listen(onLock);
    },
  };
}
