import type { KeyboardEvent } from "react";

/** Arrow up and down go to the same action of the row above or below, across tables. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement)) return;
  const action = event.target.getAttribute("data-action");
  if (action === null) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-action]")].filter(
    (button) => button.getAttribute("data-action") === action,
  );
  const next = buttons[buttons.indexOf(event.target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
