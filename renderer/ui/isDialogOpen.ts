/** Whether a question waits for its answer; until then nothing else of the page may change. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="alertdialog"]') !== null;
}
