/**
 * Prints medians, spread, and the ratio of each to the smallest.
 *
 * @template Measurement
 * @param {ReadonlyMap<number, readonly Measurement[]>} measured by their number of `things`
 * @param {string} things "keys"
 * @param {ReadonlyArray<{ name: string, of: (round: Measurement) => readonly number[] }>} figures
 *   in milliseconds
 */
export function printFigures(measured, things, figures) {
  for (const { name, of } of figures) {
    process.stdout.write(`\n${name}\n`);
    const [smallest = []] = measured.values();
    const base = median(smallest.flatMap(of));
    for (const [size, rounds] of measured) {
      process.stdout.write(
        `  ${String(size).padStart(7)} ${things}  ${describe(rounds.map(of), base)}\n`,
      );
    }
  }
}

/**
 * @param {ReadonlyArray<readonly number[]>} rounds what each round measured
 * @param {number} base
 */
function describe(rounds, base) {
  const values = rounds.flat();
  const isMany = rounds.some((round) => round.length > 1);
  const of95 = median(rounds.map((round) => quantile(round, 0.95)));
  return [
    `median ${inMs(median(values))}`,
    ...(isMany
      ? [`95 % of a round below ${inMs(of95)}`]
      : [`shortest ${inMs(Math.min(...values))}`]),
    `longest ${inMs(Math.max(...values))}`,
    `${(median(values) / base).toFixed(2)} × the smallest`,
  ].join(" · ");
}

/** @param {readonly number[]} values */
function median(values) {
  return quantile(values, 0.5);
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** @param {number} value */
function inMs(value) {
  return `${value.toFixed(1)} ms`;
}
