import * as fs from "node:fs/promises";

/*
 * Stands in for node:fs/promises in the disk's process: counts the calls, and ends the process in
 * one of them, as a power cut would.
 */

/** "during" is while the system has it in hand. */
export interface KillAt {
  readonly call: number;
  readonly moment: "before" | "during" | "after";
}

const state: { calls: number; killAt: KillAt | null } = { calls: 0, killAt: null };

export function countFrom(killAt: KillAt | null): void {
  state.calls = 0;
  state.killAt = killAt;
}

export function callsUntilNow(): number {
  return state.calls;
}

function counted<Args extends unknown[], Value>(
  call: (...args: Args) => Promise<Value>,
): (...args: Args) => Promise<Value> {
  return async (...args) => {
    state.calls += 1;
    const here = state.killAt?.call === state.calls ? state.killAt.moment : null;
    if (here === "before") die();
    const done = call(...args);
    if (here === "during") die();
    const value = await done;
    if (here === "after") die();
    return value;
  };
}

function die(): never {
  process.kill(process.pid, "SIGKILL");
  throw new Error("still alive");
}

const openCounted = counted(fs.open);

/**
 * Its handles count, too.
 *
 * @public as is all that follows: the disk's modules have it in the place of node:fs/promises.
 */
export const open: typeof fs.open = async (...args) => {
  const handle = await openCounted(...args);
  return Object.assign(handle, {
    chmod: counted(handle.chmod.bind(handle)),
    close: counted(handle.close.bind(handle)),
    read: counted(handle.read.bind(handle)),
    stat: counted(handle.stat.bind(handle)),
    sync: counted(handle.sync.bind(handle)),
    truncate: counted(handle.truncate.bind(handle)),
    writeFile: counted(handle.writeFile.bind(handle)),
  });
};

/** @public */
export const access = counted(fs.access);
/** @public */
export const lstat = counted(fs.lstat);
/** @public */
export const readdir = counted(fs.readdir);
/** @public */
export const realpath = counted(fs.realpath);
/** @public */
export const rename = counted(fs.rename);
/** @public */
export const rm = counted(fs.rm);
/** @public */
export const stat = counted(fs.stat);
/** @public */
export const statfs = counted(fs.statfs);
/** @public */
export const chmod = fs.chmod;
/** @public */
export const mkdir = fs.mkdir;
/** @public */
export const readFile = fs.readFile;
/** @public */
export const readlink = fs.readlink;
/** @public */
export const unlink = fs.unlink;
