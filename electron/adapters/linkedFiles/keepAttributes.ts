import { execFile } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { promisify } from "node:util";
import { FileRefusal } from "./fileProblemOf.ts";

const run = promisify(execFile);

/** SECURITY: by their whole paths, so that no folder of a PATH can put another program in between. */
const folders = ["/usr/bin", "/bin", "/run/current-system/sw/bin"];
/** A file of one letter takes two milliseconds. */
const limitMs = 10_000;
const selinux = "/sys/fs/selinux/enforce";

/**
 * Whether this system has what `keepAttributes` needs. Windows needs nothing: a new file there
 * takes its rights from its folder, as the one before it did unless somebody gave it its own.
 */
export function canKeepAttributes(): boolean {
  return process.platform === "win32" || programNamed("cp") !== null;
}

/**
 * Gives a new file the mode, owner, access control list and extended attributes of another one;
 * Node has no call for the last two. On macOS its text, too. Throws when anything can't be kept:
 * an access list must not go in silence, nor come from the folder.
 */
export async function keepAttributes(from: string, to: string): Promise<void> {
  if (process.platform === "win32") return;
  const cp = programNamed("cp");
  if (cp === null) throw new FileRefusal("failed");
  try {
    if (process.platform === "darwin") {
      await run(cp, ["-p", "--", from, to], surroundings);
      return;
    }
    // Not "all", which lets attributes go without a word.
    const kept = ["mode", "ownership", "xattr", ...(existsSync(selinux) ? ["context"] : [])];
    const options = ["--attributes-only", "--no-target-directory", `--preserve=${kept.join(",")}`];
    await run(cp, [...options, "--", from, to], surroundings);
    if (!(await haveSameRights(from, to))) throw new FileRefusal("failed");
  } catch {
    throw new FileRefusal("failed");
  }
}

/**
 * By `ls`, which marks a file that has an access list. Later versions of `cp` leave one in place
 * that a new file has from its folder when the original has none.
 */
async function haveSameRights(one: string, other: string): Promise<boolean> {
  const ls = programNamed("ls");
  if (ls === null) return false;
  const { stdout } = await run(ls, ["-ldnb", "--", one, other], surroundings);
  const [first, second] = stdout.split("\n").map((line) => line.split(" ", 1)[0]);
  return first !== undefined && first !== "" && first === second;
}

const surroundings = { env: { LC_ALL: "C" }, timeout: limitMs, killSignal: "SIGKILL" } as const;

function programNamed(name: string): string | null {
  return folders.map((folder) => `${folder}/${name}`).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
