import type { KeyboardEvent } from "react";

/**
 * Arrow up and down go to the same action of the row above or below, across tables; where that row
 * does not have it, to its first one.
 */
export function moveBetweenFiles(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement)) return;
  const action = event.target.getAttribute("data-action");
  const row = event.target.closest("tr");
  if (action === null || row === null) return;
  const rows = [...event.currentTarget.querySelectorAll("tbody tr")];
  const next = rows[rows.indexOf(row) + step];
  const same = next?.querySelector<HTMLElement>(`[data-action="${action}"]`);
  const button = same ?? next?.querySelector<HTMLElement>("[data-action]");
  if (button === undefined || button === null) return;
  event.preventDefault();
  button.focus();
}
