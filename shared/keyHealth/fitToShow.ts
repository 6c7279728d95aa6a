const longestShown = 40;

/**
 * The text of an entry, short and without characters that would not show.
 *
 * SECURITY: whoever wrote it may be a stranger, and must not turn around the text that it stands in.
 */
export function fitToShow(entry: string): string {
  // A character takes two units at most, and one more tells that there is more.
  const start = entry.slice(0, 2 * (longestShown + 1));
  const characters = [...start.replace(/\p{C}/gu, "\u{fffd}")];
  if (characters.length <= longestShown) return characters.join("");
  return `${characters.slice(0, longestShown - 1).join("")}…`;
}
