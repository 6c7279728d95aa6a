import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Keeps a crash from writing memory to the disk, on Linux: in this process and in those that it
 * has already started, from which all later ones inherit it. Elsewhere the systems write no dumps
 * of apps unless told to.
 *
 * Resolves when it is done, or can't be: without util-linux the system's own limit stays.
 */
export async function disableCoreDumps(): Promise<void> {
  if (process.platform !== "linux") return;
  await Promise.all(familyOf(process.pid).map(limitCore));
}

async function limitCore(processId: number): Promise<void> {
  try {
    // One byte, not none: then the kernel does not hand the memory to a program like apport or
    // systemd-coredump either, to which a limit of none does not apply (fs/coredump.c).
    await run("prlimit", ["--core=1:1", "--pid", String(processId)], { timeout: 1_000 });
  } catch {
    // No such program, the process has ended, or its limit is lower and may not be raised.
  }
}

/** A process and all that descend from it now; Chromium's zygotes are among them. */
function familyOf(ancestorId: number): readonly number[] {
  const parents = new Map(readdirSync("/proc").flatMap((name) => parentOf(name)));
  const family = new Set([ancestorId]);
  let previousSize = 0;
  while (family.size > previousSize) {
    previousSize = family.size;
    for (const [id, parentId] of parents) if (family.has(parentId)) family.add(id);
  }
  return [...family];
}

function parentOf(name: string): readonly (readonly [id: number, parentId: number])[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const parentId = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, "utf8"))?.[1];
    return parentId === undefined ? [] : [[Number(name), Number(parentId)]];
  } catch {
    return []; // It has ended while we looked.
  }
}
