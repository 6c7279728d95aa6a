import { printFigures } from "./figures.mjs";
import { measureCompanyKeys } from "./measure-company-keys.mjs";

/*
 * Runs on the desktop, as an ordinary user: companies of 8, 10 000 and 100 000 keys in turn, as
 * many rounds as its argument says, so that whatever slows the machine down slows all of them.
 */

const rounds = Number(process.argv[2] ?? "1");
const sizes = [8, 10_000, 100_000];

/** @type {Map<number, import("./measure-company-keys.mjs").Measurement[]>} */
const measured = new Map(sizes.map((size) => [size, []]));
for (let round = 1; round <= rounds; round += 1) {
  for (const size of sizes) {
    const measurement = await measureCompanyKeys(size);
    measured.get(size)?.push(measurement);
    process.stdout.write(
      `round ${round}: ${size} keys, first rows ${measurement.firstRowsMs.toFixed(0)} ms after the answer\n`,
    );
  }
}
printFigures(measured, "keys", [
  { name: "Answer to first rows", of: ({ firstRowsMs }) => [firstRowsMs] },
  {
    name: "Key stroke in the filter: the page's work until the new rows stand",
    of: ({ keyStrokes }) => keyStrokes.map(({ workMs }) => workMs),
  },
  {
    name: "Key stroke in the filter: the main thread all in all, drawing by software included",
    of: ({ keyStrokes }) => keyStrokes.map(({ busyMs }) => busyMs),
  },
  {
    name: "Key stroke in the filter: until the next picture, the screen's own pace included",
    of: ({ keyStrokes }) => keyStrokes.map(({ paintMs }) => paintMs),
  },
  { name: "Click to revealed", of: ({ revealMs }) => [revealMs] },
]);
