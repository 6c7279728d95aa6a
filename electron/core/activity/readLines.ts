import { ok, type Result } from "../../../shared/result.ts";
import type { ActivityFile, FileProblem } from "./activityPorts.ts";

/** Small enough that main has time for others between two of them. */
const chunkBytes = 512 * 1024;

/** Where the last line began that has no line break yet, and what stands there. */
export interface LinesEnd {
  readonly atByte: number;
  readonly rest: string;
}

/**
 * Reads a part of the file line by line.
 *
 * @param take gets each line without its line break; false ends the reading.
 */
export async function readLines(
  file: ActivityFile,
  { fromByte, toByte }: { readonly fromByte: number; readonly toByte: number },
  take: (line: string) => boolean,
): Promise<Result<LinesEnd, FileProblem>> {
  let rest = "";
  let readByte = fromByte;
  while (readByte < toByte) {
    const chunk = await file.read(readByte, Math.min(toByte, readByte + chunkBytes));
    if (!chunk.ok) return chunk;
    if (chunk.value === "") break;
    readByte += chunk.value.length;
    const lines = (rest + chunk.value).split("\n");
    rest = lines.pop() ?? "";
    if (!lines.every(take)) break;
  }
  return ok({ atByte: readByte - rest.length, rest });
}
