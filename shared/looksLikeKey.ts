/** A GUID as BokaMera's keys are, with or without dashes. */
const guid = /(?<![0-9a-z])[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-z])/i;

/** Letters and digits without a break, as Bakuun's keys are; no word of a person is that long. */
const longRun = /[A-Za-z0-9]{24,}/g;

/**
 * Whether words that are meant to say where a key is used hold what looks like the key itself.
 *
 * SECURITY: such words are kept on the disk, and a key must never be.
 */
export function looksLikeKey(text: string): boolean {
  const runs = text.normalize("NFKC").match(longRun) ?? [];
  return guid.test(text) || runs.some((run) => /[0-9]/.test(run) && /[A-Za-z]/.test(run));
}
