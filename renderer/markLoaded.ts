/** Tells screenshots and the start-up measurement that the first page has what it shows. */
export function markLoaded(): void {
  document.documentElement.setAttribute("data-loaded", "true");
}
