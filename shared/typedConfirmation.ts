/**
 * Words as they are shown and asked for: without what nobody sees, such as a zero-width space, and
 * with one plain space where there are several, or one that does not break.
 */
export function plainWords(text: string): string {
  const visible = text.replaceAll(/\p{Cf}/gu, "").normalize("NFKC");
  return visible.replaceAll(/\s+/g, " ").trim();
}

/** Whether these are the words that were asked for, in any letter case and with any spaces. */
export function isTyped(asked: string, typed: string): boolean {
  return folded(asked) === folded(typed);
}

function folded(text: string): string {
  // A capital letter may come apart into a letter and its accent.
  return plainWords(text).toUpperCase().normalize("NFKC");
}
