import type { WindowPlacement } from "../core/settingsStore.ts";

/** In device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const smallestWindow = { width: 900, height: 600 } as const;
const usualWindow = { width: 1100, height: 760 } as const;

/**
 * Where the window opens: where it was, unless that is no longer on any screen. Without `x` and
 * `y` the system centres it.
 */
export function placeWindow(
  saved: WindowPlacement | null,
  workAreas: readonly Area[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  if (saved === null) return usualWindow;
  const size = {
    width: Math.max(saved.width, smallestWindow.width),
    height: Math.max(saved.height, smallestWindow.height),
  };
  const isReachable = workAreas.some((area) => showsTitleBar(saved, area));
  return isReachable ? { ...size, x: saved.x, y: saved.y } : size;
}

/** Whether enough of the window's top edge lies in the area to drag it by. */
function showsTitleBar(window: Area, area: Area): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  return right - left >= 100 && window.y >= area.y && window.y <= area.y + area.height - 40;
}
