/** The same sequence for the same seed (mulberry32), so that a run can be told and repeated. */
export function seededRandom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** From 0 up to and without `limit`, whole. */
    below: (limit: number): number => Math.floor(next() * limit),
    pick: <Value>(values: readonly Value[]): Value => {
      const picked = values[Math.floor(next() * values.length)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
  };
}
