import { printFigures } from "./figures.mjs";
import { measureLinkedFiles } from "./measure-linked-files.mjs";

/*
 * Runs on the desktop, as an ordinary user: a key with 1, 20 and 100 linked files in turn, as many
 * rounds as its argument says.
 */

const rounds = Number(process.argv[2] ?? "1");
const sizes = [1, 20, 100];

/** @type {Map<number, import("./measure-linked-files.mjs").LinkedFilesMeasurement[]>} */
const measured = new Map(sizes.map((size) => [size, []]));
for (let round = 1; round <= rounds; round += 1) {
  for (const size of sizes) {
    const measurement = await measureLinkedFiles(size);
    measured.get(size)?.push(measurement);
    process.stdout.write(
      `round ${round}: ${size} files, updated ${measurement.updateMs.toFixed(0)} ms after the refresh\n`,
    );
  }
}
printFigures(measured, "files", [
  { name: "The same refresh asked of the server alone", of: ({ serverMs }) => [serverMs] },
  { name: "Refresh confirmed to on record, refreshed", of: ({ refreshMs }) => [refreshMs] },
  { name: "From there to all files updated", of: ({ updateMs }) => [updateMs] },
  {
    name: "Refresh confirmed to all files updated, less the server's answer",
    of: ({ serverMs, refreshMs, updateMs }) => [refreshMs + updateMs - serverMs],
  },
]);
