import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ConfigFileDisk } from "../../../electron/adapters/linkedFiles/configFileDisk.ts";
import { seededRandom } from "../../e2e/harness/seededRandom.ts";
import { sampled, seed } from "../../endurance.ts";
import type { KillAt } from "./countedFs.ts";
import { DiskProcess } from "./diskProcess.ts";
import { attributeOf, setAttribute, whyNoAttributes } from "./extendedAttributes.ts";
import { namesIn, write } from "./filesRig.ts";

/*
 * Seen to fail with the new text written into the file itself, with the unfinished file of mode
 * 666, with leftovers that stay, and with the new text moved into place before it is written.
 */

const random = seededRandom(seed);
const isRoot = process.getuid?.() === 0;
const owner = isRoot ? { uid: 65_534, gid: 4_711 } : null;
const mode = 0o640;
const attribute = "user.keyrack";
const value = Buffer.from("stays\0");
const wanted = sampled({ sample: 12, whole: 100 });
/** What files are made of: no byte of the new one is at the same place in the old one. */
const letters = { old: "o", new: "n" };
/** In bytes. The largest takes many calls of the system. */
const largest = 4_000_000;
const sizes = [40, 4_000, largest];

type KillPoint =
  | { readonly by: "call"; readonly killAt: KillAt; readonly name: string }
  | { readonly by: "time"; readonly afterMs: number; readonly name: string };

interface Killed {
  readonly name: string;
  readonly problems: readonly string[];
  readonly outcome: "old" | "new";
  readonly hasLeftover: boolean;
  /** Whether the write was still going on. */
  readonly isInTime: boolean;
}

let disk: DiskProcess;
let folder: string;
let path: string;
let hasAttributes: boolean;

beforeAll(async () => {
  disk = await DiskProcess.prepare();
  folder = await mkdtemp(join(tmpdir(), "keyrack-kills-"));
  // Others could see what is in it, if its mode let them.
  await chmod(folder, 0o755);
  path = join(folder, "appsettings.json");
  await writeFile(path, "");
  hasAttributes = whyNoAttributes(path) === null;
});

afterAll(async () => {
  await disk.remove();
  await rm(folder, { recursive: true, force: true });
});

it(
  `leaves a file that is wholly old or wholly new after every kill (seed ${seed})`,
  async ({ task }) => {
    const killed: Killed[] = [];
    for (const point of await chosenPoints()) killed.push(await killAndLook(point));

    const count = (is: (one: Killed) => boolean) => killed.filter(is).length;
    const outcomes = {
      old: count(({ outcome }) => outcome === "old"),
      new: count(({ outcome }) => outcome === "new"),
      leftover: count(({ hasLeftover }) => hasLeftover),
    };
    const inTime = count(({ isInTime }) => isInTime);
    task.meta.figures =
      `${killed.length} kills, ${inTime} of them within the write; old ${outcomes.old}, ` +
      `new ${outcomes.new}, with an unfinished file ${outcomes.leftover}` +
      (hasAttributes ? "" : "; without extended attributes, which can't be tried here");
    process.stdout.write(`${task.meta.figures}\n`);
    const wrong = killed.filter(({ problems }) => problems.length > 0);
    expect(wrong.map(({ name, problems }) => `${name}: ${problems.join(", ")}`)).toEqual([]);
    expect(killed).toHaveLength(wanted);
    // Kills that all fall on one side, or beside the write, would prove nothing.
    expect(inTime).toBeGreaterThanOrEqual(wanted / 2);
    for (const [outcome, times] of Object.entries(outcomes)) {
      expect(times, outcome).toBeGreaterThanOrEqual(sampled({ sample: 1, whole: 5 }));
    }
  },
  sampled({ sample: 60_000, whole: 10 * 60_000 }),
);

/** Three moments of each call, as far as there are places, and as many at any time at all. */
async function chosenPoints(): Promise<readonly KillPoint[]> {
  const { calls, tookMs } = await usualWrite();
  const byCall = Array.from({ length: calls }, (_, at) => at + 1).flatMap((call) =>
    (["before", "during", "after"] as const).map((moment) => ({
      by: "call" as const,
      killAt: { call, moment },
      name: `${moment} call ${call} of ${calls}`,
    })),
  );
  const chosen: KillPoint[] = [];
  // The last calls are those after the rename, and those in the middle have an unfinished file.
  const certain = [byCall[0], byCall.at(-1), byCall[Math.floor(byCall.length * 0.7)]];
  chosen.push(...certain.flatMap((point) => point ?? []));
  const left = byCall.filter((point) => !chosen.includes(point));
  while (chosen.length < wanted * 0.7 && left.length > 0) {
    chosen.push(...left.splice(random.below(left.length), 1));
  }
  while (chosen.length < wanted) {
    const afterMs = random.below(Math.ceil(tookMs * 1_000)) / 1_000;
    chosen.push({ by: "time", afterMs, name: `after ${afterMs} ms of ${tookMs}` });
  }
  return chosen;
}

/** How many calls a write has, and how long one of the largest takes here and now. */
async function usualWrite(): Promise<{ readonly calls: number; readonly tookMs: number }> {
  await makeFile(letters.old.repeat(40));
  const { calls } = await disk.run({ path, text: letters.new, times: 40 });
  await makeFile(letters.old.repeat(40));
  const child = disk.start({ path, text: letters.new, times: largest, waits: true });
  await saysSomething(child);
  const startedAt = performance.now();
  child.stdin?.write("go\n");
  // Its answer.
  await saysSomething(child);
  return { calls, tookMs: performance.now() - startedAt };
}

async function killAndLook(point: KillPoint): Promise<Killed> {
  const size = point.by === "time" ? largest : random.pick(sizes);
  const texts = { old: letters.old.repeat(size), new: letters.new.repeat(size) };
  await makeFile(texts.old);
  const isInTime = await (point.by === "call"
    ? killInCall(size, point.killAt)
    : killAtTime(size, point.afterMs));
  const found = await readFile(path, "utf8");
  const leftovers = (await namesIn(folder)).filter((name) => name !== "appsettings.json");
  const problems = [
    found === texts.old || found === texts.new ? null : `it has ${found.length} characters`,
    ...(await problemsOfFile()),
    ...(await problemsOfLeftovers(leftovers)),
    ...(await problemsOfNextWrite()),
  ];
  return {
    name: `${point.name}, ${size} bytes`,
    problems: problems.flatMap((problem) => problem ?? []),
    outcome: found === texts.new ? "new" : "old",
    hasLeftover: leftovers.length > 0,
    isInTime,
  };
}

async function killInCall(times: number, killAt: KillAt): Promise<boolean> {
  const child = disk.start({ path, text: letters.new, times, killAt });
  const [, signal] = await once(child, "exit");
  await hasEnded(child);
  return signal === "SIGKILL";
}

async function killAtTime(times: number, afterMs: number): Promise<boolean> {
  const child = disk.start({ path, text: letters.new, times, waits: true });
  await saysSomething(child);
  const exited = once(child, "exit");
  child.stdin?.write("go\n");
  // A timer would be a millisecond late, and a small write takes few of them.
  const endsAt = performance.now() + afterMs;
  if (afterMs > 5) await setTimeout(afterMs - 5);
  while (performance.now() < endsAt);
  child.kill("SIGKILL");
  const [, signal] = await exited;
  await hasEnded(child);
  return signal === "SIGKILL";
}

async function saysSomething(child: ChildProcess): Promise<void> {
  if (child.stdout !== null) await once(child.stdout, "data");
}

/** Until nothing is left of what it has started: a `cp` that goes on by itself for a moment. */
async function hasEnded({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) throw new Error("not started");
  await expect.poll(() => isGroupThere(pid), { timeout: 10_000, interval: 1 }).toBe(false);
}

function isGroupThere(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

async function makeFile(text: string): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, text);
  if (hasAttributes) setAttribute(path, attribute, value);
  if (owner !== null) await chown(path, owner.uid, owner.gid);
  await chmod(path, mode);
}

async function problemsOfFile(): Promise<readonly (string | null)[]> {
  const found = await stat(path);
  const isTheirs = owner === null || (found.uid === owner.uid && found.gid === owner.gid);
  const hasValue = !hasAttributes || attributeOf(path, attribute)?.equals(value) === true;
  return [
    (found.mode & 0o7777) === mode ? null : `its mode is ${found.mode.toString(8)}`,
    isTheirs ? null : `it is ${found.uid}'s and ${found.gid}'s`,
    hasValue ? null : "its attribute is gone",
  ];
}

async function problemsOfLeftovers(names: readonly string[]): Promise<readonly (string | null)[]> {
  if (names.length > 1) return [`there are ${names.length} unfinished files`];
  const stats = await Promise.all(names.map((name) => stat(join(folder, name))));
  return stats.map((found) =>
    [0o600, mode].includes(found.mode & 0o7777) ? null : `unfinished: ${found.mode.toString(8)}`,
  );
}

async function problemsOfNextWrite(): Promise<readonly (string | null)[]> {
  const problem = await write(new ConfigFileDisk(), path, "next");
  const names = await namesIn(folder);
  return [
    problem === null ? null : `the next write: ${problem}`,
    (await readFile(path, "utf8")) === "next" ? null : "the next write is not there",
    names.length === 1 ? null : `left behind: ${names.join(" ")}`,
    ...(await problemsOfFile()),
  ];
}
