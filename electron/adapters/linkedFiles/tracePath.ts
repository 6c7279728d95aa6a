import { lstat, readlink } from "node:fs/promises";
import { join, parse, sep } from "node:path";
import { fileStampOf } from "./readConfigFile.ts";

/** As many as Linux follows. */
const mostLinks = 40;
/** A watch on a folder high up costs nothing on Linux; elsewhere it sees, or holds, all below it. */
const watchesFoldersAbove = process.platform === "linux";

/** A name in a folder on which it depends where a path leads. */
interface Turning {
  readonly folder: string;
  readonly name: string;
}

export interface TracedPath {
  readonly turnings: readonly Turning[];
  /** Another one after every change of the file, and when there is none. */
  readonly stamp: string;
}

/** Goes a path as the system does, over every link, as far as there is something. */
export async function tracePath(path: string): Promise<TracedPath> {
  const turnings: Turning[] = [];
  const { root } = parse(path);
  const left = namesOf(path.slice(root.length));
  let at = root;
  let links = 0;
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const turning = { folder: at, name };
    const next = join(at, name);
    const stat = await lstat(next, { bigint: true }).catch(() => null);
    const isFolderAbove = stat?.isDirectory() === true && left.length > 0;
    if (!isFolderAbove || watchesFoldersAbove) turnings.push(turning);
    if (stat === null) return { turnings, stamp: `nothing at ${next}` };
    if (!stat.isSymbolicLink()) {
      at = next;
      if (left.length === 0) return { turnings, stamp: `${next} ${fileStampOf(stat)}` };
      continue;
    }
    links += 1;
    const leadsTo = links > mostLinks ? null : await readlink(next).catch(() => null);
    if (leadsTo === null) return { turnings, stamp: `nothing at ${next}` };
    const { root: newRoot } = parse(leadsTo);
    if (newRoot !== "") at = newRoot;
    left.unshift(...namesOf(leadsTo.slice(newRoot.length)));
  }
  return { turnings, stamp: `nothing but ${root}` };
}

function namesOf(path: string): string[] {
  return path.split(sep === "/" ? "/" : /[/\\]/).filter((name) => name !== "" && name !== ".");
}
