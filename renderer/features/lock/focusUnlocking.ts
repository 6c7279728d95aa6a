/** Leads the keyboard to what unlocks the app: the passphrase, else the button, else the page. */
export function focusUnlocking(page: HTMLElement | null): void {
  const control =
    page?.querySelector<HTMLElement>("input") ?? page?.querySelector<HTMLElement>("button:enabled");
  (control ?? page)?.focus();
}
