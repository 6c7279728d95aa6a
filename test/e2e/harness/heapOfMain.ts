import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { RunningKeyrack } from "./launchKeyrack.ts";

/** A heap snapshot of the app's main process as text, taken after a collection. */
export async function heapOfMain({ app }: RunningKeyrack): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-heap-"));
  const file = path.join(folder, "main.heapsnapshot");
  await app.evaluate((_electron, target) => {
    process.getBuiltinModule("node:v8").writeHeapSnapshot(target);
  }, file);
  return readFile(file, "utf8");
}
