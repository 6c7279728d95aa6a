/**
 * @typedef {ReturnType<typeof seededRandom>} SeededRandom
 */

/**
 * Numbers that look random and are the same ones for the same seed (mulberry32).
 *
 * @param {number} seed
 */
export function seededRandom(seed) {
  let state = seed;

  /** From 0 to below 1. */
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };

  /** @param {number} end */
  const below = (end) => Math.floor(fraction() * end);

  /**
   * @template One
   * @param {readonly One[]} all
   * @returns {One}
   */
  const of = (all) => {
    const one = all[below(all.length)];
    if (one === undefined) throw new Error("nothing to choose from");
    return one;
  };

  /**
   * @param {string} alphabet
   * @param {number} length
   */
  const text = (alphabet, length) =>
    Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join("");

  /** @param {number} share */
  const chance = (share) => fraction() < share;

  /**
   * @template One
   * @param {readonly One[]} all
   * @returns {One[]}
   */
  const shuffled = (all) =>
    all
      .map((one) => ({ one, rank: fraction() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ one }) => one);

  return { fraction, below, of, text, chance, shuffled };
}
