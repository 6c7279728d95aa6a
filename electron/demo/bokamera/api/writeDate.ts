/** What "none" looks like when a date may not be left out. */
export const yearOne = "0001-01-01T00:00:00";

/**
 * Writes an instant as the platform does: ISO 8601 in UTC without saying so, and a fraction, where
 * there is one, in seven digits.
 */
export function writeDate(ms: number): string {
  const text = new Date(ms).toISOString().slice(0, -1);
  return text.endsWith(".000") ? text.slice(0, -4) : `${text}0000`;
}
