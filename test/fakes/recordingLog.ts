import type { AppLog } from "../../electron/core/ports.ts";

/** A log that keeps where defects were, for a test to look at. */
export function recordingLog(): AppLog & { readonly places: readonly string[] } {
  const places: string[] = [];
  return { places, defect: (where) => void places.push(where) };
}
