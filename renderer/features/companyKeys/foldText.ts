/** Texts that read alike become the same: "ÅRE" and "åre", and an å of two characters, as a Mac has it. */
export function foldText(text: string): string {
  return text.normalize().toLowerCase();
}
