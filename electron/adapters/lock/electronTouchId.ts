import type { SystemPreferences } from "electron";
import type { TouchId } from "../../core/lock/lockPorts.ts";

/** Touch ID through Electron; on other systems than macOS there is none. */
export function createElectronTouchId(
  preferences: Pick<SystemPreferences, "canPromptTouchID" | "promptTouchID">,
  platform: NodeJS.Platform,
): TouchId {
  const isAvailable = () => {
    try {
      return platform === "darwin" && preferences.canPromptTouchID();
    } catch {
      return false;
    }
  };
  return {
    isAvailable,
    recognises: async (reason) => {
      if (!isAvailable()) return false;
      try {
        await preferences.promptTouchID(reason);
        return true;
      } catch {
        return false;
      }
    },
  };
}
