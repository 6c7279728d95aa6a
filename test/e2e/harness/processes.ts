import { readdirSync, readFileSync } from "node:fs";

export interface RunningProcess {
  readonly id: number;
  readonly parentId: number;
  readonly command: readonly string[];
  /** 0 none, 1 strict, 2 by filter: what Chromium's sandbox sets. */
  readonly seccompMode: number;
}

/** The renderer processes among all that descend from an app's main process. Linux only. */
export function findRenderers(mainProcessId: number): readonly RunningProcess[] {
  return findDescendants(mainProcessId).filter(({ command }) =>
    command.some((word) => word.split(" ").includes("--type=renderer")),
  );
}

/** All processes that descend from one. Linux only. */
export function findDescendants(ancestorId: number): readonly RunningProcess[] {
  const all = readdirSync("/proc").flatMap((name) => readProcess(name) ?? []);
  const family = new Set([ancestorId]);
  let previousSize = 0;
  while (family.size > previousSize) {
    previousSize = family.size;
    for (const { id, parentId } of all) if (family.has(parentId)) family.add(id);
  }
  family.delete(ancestorId);
  return all.filter(({ id }) => family.has(id));
}

function readProcess(name: string): RunningProcess | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  try {
    const status = readFileSync(`/proc/${name}/status`, "utf8");
    const command = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").filter(Boolean);
    return {
      id: Number(name),
      parentId: numberIn(status, "PPid"),
      command,
      seccompMode: numberIn(status, "Seccomp"),
    };
  } catch {
    return undefined; // It has ended while we looked.
  }
}

function numberIn(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)$`, "m").exec(status)?.[1]);
}
