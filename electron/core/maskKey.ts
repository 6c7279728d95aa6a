const dots = "••••••••••••";

/**
 * A masked key as every table shows it: twelve dots and the last four characters.
 *
 * SECURITY: a platform's own masked key goes through here too, so that one that shows more than
 * four characters, or is not masked at all, still reaches the renderer masked.
 */
export function maskKey(text: string): string {
  // Four characters are eight code units at most.
  const tail = [...text.slice(-8)].slice(-4).filter((character) => /[A-Za-z0-9-]/.test(character));
  return text.length < 8 ? dots : dots + tail.join("");
}
