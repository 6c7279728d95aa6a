import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { ConfigFileDisk } from "../../../electron/adapters/linkedFiles/configFileDisk.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { callsUntilNow, countFrom, type KillAt } from "./countedFs.ts";

/** What the process is to do, as its one argument. */
export interface ChildOrder {
  readonly path: string;
  /** null for a look at whether it could be written. */
  readonly text: string | null;
  /** How many times over, since an argument can't be of any length. */
  readonly times?: number;
  readonly killAt?: KillAt;
  /** Says so, and waits for a line, before it writes. */
  readonly waits?: boolean;
}

/** What it says at its end. */
export interface ChildAnswer {
  readonly problem: string | null;
  /** Calls of the file system that the write took. */
  readonly calls: number;
}

const order: ChildOrder = JSON.parse(process.argv[2] ?? "");
const disk = new ConfigFileDisk();

async function problemOf({ path, text, times, killAt, waits }: ChildOrder): Promise<string | null> {
  if (text === null) return disk.whyNotWritable(path);
  const opened = await disk.open(path);
  if (!opened.ok) return opened.error;
  // A first use of the system's random numbers takes longer than all others.
  randomBytes(1);
  if (waits === true) {
    process.stdout.write("ready\n");
    await once(process.stdin, "data");
  }
  countFrom(killAt ?? null);
  const replaced = await disk.replace(opened.value, new Secret(text.repeat(times ?? 1)));
  return replaced.ok ? null : replaced.error;
}

const problem = await problemOf(order);
const answer: ChildAnswer = { problem, calls: callsUntilNow() };
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit());
