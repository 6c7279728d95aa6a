/**
 * @typedef {import("./measure-company-keys.mjs").Measurement} Measurement
 */

/**
 * Prints medians, spread, and the ratio of each to the smallest company's.
 *
 * @param {ReadonlyMap<number, readonly Measurement[]>} measured by the number of keys
 */
export function printFigures(measured) {
  const [smallest] = measured.values();
  for (const { name, of } of figures) {
    process.stdout.write(`\n${name}\n`);
    const base = median(of(smallest ?? []));
    for (const [size, measurements] of measured) {
      const values = of(measurements);
      process.stdout.write(`  ${String(size).padStart(7)} keys  ${describe(values, base)}\n`);
    }
  }
}

/** @type {ReadonlyArray<{ name: string, of: (all: readonly Measurement[]) => readonly number[] }>} */
const figures = [
  { name: "Answer to first rows", of: (all) => all.map(({ firstRowsMs }) => firstRowsMs) },
  {
    name: "Key stroke in the filter: the page's work until the new rows stand",
    of: (all) => all.flatMap(({ keyStrokes }) => keyStrokes.map(({ workMs }) => workMs)),
  },
  {
    name: "Key stroke in the filter: the main thread all in all, drawing by software included",
    of: (all) => all.flatMap(({ keyStrokes }) => keyStrokes.map(({ busyMs }) => busyMs)),
  },
  {
    name: "Key stroke in the filter: until the next picture, the screen's own pace included",
    of: (all) => all.flatMap(({ keyStrokes }) => keyStrokes.map(({ paintMs }) => paintMs)),
  },
  { name: "Click to revealed", of: (all) => all.map(({ revealMs }) => revealMs) },
];

/**
 * @param {readonly number[]} values
 * @param {number} base
 */
function describe(values, base) {
  const parts = [
    `median ${inMs(median(values))}`,
    `95 % below ${inMs(quantile(values, 0.95))}`,
    `longest ${inMs(quantile(values, 1))}`,
    `${(median(values) / base).toFixed(2)} × the smallest`,
  ];
  return parts.join(" · ");
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
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** @param {number} value */
function inMs(value) {
  return `${value.toFixed(1)} ms`;
}
