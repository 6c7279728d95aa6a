import { printFigures } from "./figures.mjs";
import { measureActivity } from "./measure-activity.mjs";

/*
 * Runs on the desktop, as an ordinary user: activity logs of 100, 10 000 and 100 000 lines in turn,
 * as many rounds as its argument says.
 */

const rounds = Number(process.argv[2] ?? "1");
const sizes = [100, 10_000, 100_000];

/** @type {Map<number, import("./measure-activity.mjs").ActivityMeasurement[]>} */
const measured = new Map(sizes.map((size) => [size, []]));
for (let round = 1; round <= rounds; round += 1) {
  for (const size of sizes) {
    const measurement = await measureActivity(size);
    measured.get(size)?.push(measurement);
    process.stdout.write(
      `round ${round}: ${size} lines, rows ${measurement.openMs.toFixed(0)} ms after the click\n`,
    );
  }
}
printFigures(measured, "lines", [
  {
    name: "Click on Activity to rows, the chain checked: first time in a run, once the app is at rest",
    of: ({ openMs }) => [openMs],
  },
  { name: "Click on Activity to rows: once more", of: ({ againMs }) => [againMs] },
  { name: "Filter to rows", of: ({ filterMs }) => [filterMs] },
]);
