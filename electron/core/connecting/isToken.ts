/** Whether a header can carry a text as it is: no space, no line break, nothing beyond ASCII. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
