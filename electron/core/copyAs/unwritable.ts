/** Half of a character, which no encoding of text can carry. */
const halfCharacter = /\p{Surrogate}/u;

/** Ends of lines, and what a terminal takes for an order; all but the tab and the plain new line. */
const control = /[^\P{Control}\t\n]|[\p{Line_Separator}\p{Paragraph_Separator}]/u;

/**
 * Whether a text holds what does not get through a paste, or not as text.
 *
 * SECURITY: a control character in what is pasted into a terminal is an order to it.
 */
export function hasUnwritable(text: string): boolean {
  return halfCharacter.test(text) || control.test(text);
}
