import type { AppError } from "../../shared/appError.ts";
import type { ProtectionSettings } from "../../shared/protection.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { ActivityRecorder } from "./activity/activityRecorder.ts";
import type { SettingsStore } from "./settingsStore.ts";

/** Changes protections. What gets weaker is written down first, or stays as it is. */
export async function setProtection(
  { settings, activity }: { settings: SettingsStore; activity: ActivityRecorder },
  change: Partial<ProtectionSettings>,
): Promise<Result<void, AppError>> {
  const { protection } = settings.read();
  const changed = { ...protection, ...change };
  const weaker = namesWhere((name) => exposure(changed, name) > exposure(protection, name));
  const stronger = namesWhere((name) => exposure(changed, name) < exposure(protection, name));
  if (weaker !== "") {
    const event = { action: "protection-weakened", result: "ok", details: weaker } as const;
    const recorded = await activity.record(event);
    if (!recorded.ok) return recorded;
  }
  // Of now: another change may have been made while this one was written down.
  settings.change({ protection: { ...settings.read().protection, ...change } });
  if (stronger !== "") {
    await activity.record({ action: "protection-strengthened", result: "ok", details: stronger });
  }
  return ok(undefined);
}

const names = [
  "revealSeconds",
  "clipboardSeconds",
  "lockAfterMinutes",
  "hideFromCapture",
] as const satisfies readonly (keyof ProtectionSettings)[];

function namesWhere(isSo: (name: keyof ProtectionSettings) => boolean): string {
  return names.filter(isSo).join(" ");
}

/** How long or how far a setting leaves a key in the open; more is worse. */
function exposure(protection: ProtectionSettings, name: keyof ProtectionSettings): number {
  const value = protection[name];
  if (typeof value === "boolean") return value ? 0 : 1;
  return value ?? Number.POSITIVE_INFINITY;
}
