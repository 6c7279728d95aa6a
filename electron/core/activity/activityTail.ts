import { ok, type Result } from "../../../shared/result.ts";
import type { Head } from "./activityHead.ts";
import { splitLine } from "./activityLine.ts";
import type { ActivityFile, FileProblem } from "./activityPorts.ts";
import { ChainCheck, type Mac } from "./chainCheck.ts";
import { readLines } from "./readLines.ts";

/** What the next line stands on. */
export interface Tail {
  /** The last line with a mac that is known to be ours; null before the first. */
  readonly head: Head | null;
  /** The lines since, each with its line break; the next mac covers them. */
  readonly raw: string;
  /** The last entry's; 0 before the first. */
  readonly lastSeq: number;
  /** The file ends within a line: an append broke off. */
  readonly isTorn: boolean;
  readonly isBroken: boolean;
}

const chunkBytes = 64 * 1024;

/**
 * The end of the file from the line that is known to be the last on, which a crash may have left
 * behind: what follows is taken for ours if the chain says so.
 *
 * SECURITY: where that line is not in the file, the next one is chained to it all the same, so
 * that what was taken away leaves a gap for ever.
 */
export async function readTail(
  { file, mac }: { readonly file: ActivityFile; readonly mac: Mac },
  sizeBytes: number,
  head: Head | null,
): Promise<Result<Tail, FileProblem>> {
  const fromByte = head === null ? ok(0) : await findEndOfLine(file, sizeBytes, head);
  if (!fromByte.ok) return fromByte;
  const lastByte = await file.read(Math.max(0, sizeBytes - 1), sizeBytes);
  if (!lastByte.ok) return lastByte;
  const isTorn = lastByte.value !== "" && lastByte.value !== "\n";
  if (fromByte.value === null) {
    return ok({ head, raw: "", lastSeq: head?.seq ?? 0, isTorn, isBroken: true });
  }
  const check = new ChainCheck(mac, head);
  const part = { fromByte: fromByte.value, toByte: sizeBytes };
  const end = await readLines(file, part, (line) => {
    check.take(line, splitLine(line));
    return true;
  });
  if (!end.ok) return end;
  const { rest } = end.value;
  if (rest !== "") check.take(rest, splitLine(rest));
  const isBroken = check.result(null, isTorn).state === "broken";
  return ok({ ...check.standing(isTorn), isTorn, isBroken });
}

/** The same while no keychain says where the log ended: believed as it stands. */
export async function readUncheckedTail(
  file: ActivityFile,
  sizeBytes: number,
): Promise<Result<Tail, FileProblem>> {
  const end = await file.read(Math.max(0, sizeBytes - chunkBytes), sizeBytes);
  if (!end.ok) return end;
  const last = end.value
    .split("\n")
    .map(splitLine)
    .findLast((parts) => parts !== null);
  const isTorn = end.value !== "" && !end.value.endsWith("\n");
  return ok({ head: null, raw: "", lastSeq: last?.seq ?? 0, isTorn, isBroken: false });
}

/** Whether any line has a mac, so that there once was a key for it. */
export async function hasMacs(
  file: ActivityFile,
  sizeBytes: number,
): Promise<Result<boolean, FileProblem>> {
  let isFound = false;
  const read = await readLines(file, { fromByte: 0, toByte: sizeBytes }, (line) => {
    isFound = typeof splitLine(line)?.mac === "string";
    return !isFound;
  });
  return read.ok ? ok(isFound) : read;
}

/** The byte after a line and its line break, looked for from the end; null when it is not there. */
async function findEndOfLine(
  file: ActivityFile,
  sizeBytes: number,
  { mac }: Head,
): Promise<Result<number | null, FileProblem>> {
  const mark = `"mac":"${mac}"}`;
  let later = "";
  for (let toByte = sizeBytes; toByte > 0; toByte -= chunkBytes) {
    const fromByte = Math.max(0, toByte - chunkBytes);
    const chunk = await file.read(fromByte, toByte);
    if (!chunk.ok) return chunk;
    const text = chunk.value + later;
    const at = text.lastIndexOf(mark);
    const next = text[at + mark.length] ?? "\n";
    if (at >= 0)
      return ok(next === "\n" ? Math.min(sizeBytes, fromByte + at + mark.length + 1) : null);
    later = chunk.value.slice(0, mark.length);
  }
  return ok(null);
}
