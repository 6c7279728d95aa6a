/** Set by `npm run endurance` and by nothing else: the run's seed, a whole number from 1 on. */
const given = process.env.KEYRACK_ENDURANCE_SEED;

/** The same run for the same seed. `npm test` has one of its own, so that it is the same each time. */
export const seed = given === undefined ? 1 : Number(given);

/**
 * The whole of something in `npm run endurance`, a sample of it in `npm test`. A file that imports
 * this is one of those that `npm run endurance` runs.
 */
export function sampled<Value>({
  sample,
  whole,
}: {
  readonly sample: Value;
  readonly whole: Value;
}): Value {
  return given === undefined ? sample : whole;
}

declare module "vitest" {
  interface TaskMeta {
    /** A line for the end of `npm run endurance`: what this test has counted. */
    figures?: string;
  }
}
