import { constants } from "node:fs";
import { access, lstat, readdir, readFile, readlink, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { statOf } from "../durableFiles.ts";
import { timeLimit } from "../timeLimit.ts";
import { comparableName } from "./comparableName.ts";

const limitMs = 2_000;
/** Of about a hundred thousand files, which takes a third of a second. */
const largestIndexBytes = 16_000_000;

/**
 * Whether git has this file in its index. Git itself is not run. Where its index can't be read, or
 * not in time, a file that is not ignored counts as tracked: a warning too many harms less.
 */
export function isGitTracked(target: string): Promise<boolean> {
  return timeLimit(
    look(target).catch(() => false),
    limitMs,
    true,
  );
}

async function look(target: string): Promise<boolean> {
  const dir = await worktreeOf(target);
  if (dir === null) return false;
  const git = await import("isomorphic-git");
  const filepath = relative(dir, target).split(sep).join("/");
  const gitdir = await gitFolderOf(dir);
  try {
    if (!(await hasPlainIndex(gitdir))) throw new Error("an index that is not read");
    const files = await git.listFiles({ fs: readOnly, dir, gitdir });
    const name = comparableName(filepath);
    return files.some((file) => comparableName(file) === name);
  } catch {
    return !(await git.isIgnored({ fs: readOnly, dir, gitdir, filepath }).catch(() => false));
  }
}

/** The nearest folder above with a `.git`; null outside all repositories. */
async function worktreeOf(target: string): Promise<string | null> {
  for (let folder = dirname(target); ; folder = dirname(folder)) {
    if (await isRepository(folder)) return folder;
    if (folder === dirname(folder)) return null;
  }
}

/** Git itself looks further up when a folder of that name is something else. */
async function isRepository(folder: string): Promise<boolean> {
  try {
    const found = await stat(join(folder, ".git"));
    return found.isFile() || (await statOf(join(folder, ".git", "HEAD"))) !== null;
  } catch {
    return false;
  }
}

/** In a worktree and a submodule, `.git` is a file that says where it is. */
async function gitFolderOf(dir: string): Promise<string> {
  const dotGit = join(dir, ".git");
  if ((await stat(dotGit)).isDirectory()) return dotGit;
  const [, said] = /^gitdir: (.+?)\s*$/.exec(await readFile(dotGit, "utf8")) ?? [];
  return said === undefined ? dotGit : resolve(dir, said);
}

/** One that holds up nothing, and that is not spread over two files, as git also can. */
async function hasPlainIndex(gitFolder: string): Promise<boolean> {
  const path = join(gitFolder, "index");
  const index = await statOf(path);
  if (index === null) return true;
  if (!index.isFile() || index.size > largestIndexBytes) return false;
  // The library takes one that it may not read for none.
  await access(path, constants.R_OK);
  const names = await readdir(gitFolder);
  return !names.some((name) => name.startsWith("sharedindex."));
}

/** SECURITY: nothing in a repository is ever written. */
const refuse = () => Promise.reject(new Error("read only"));
const readOnly = {
  promises: {
    ...{ readFile, readdir, readlink, stat, lstat },
    ...{ writeFile: refuse, mkdir: refuse, rmdir: refuse, unlink: refuse, symlink: refuse },
  },
};
