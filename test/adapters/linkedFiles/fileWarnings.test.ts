import * as fs from "node:fs";
import { chmod, mkdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import git from "isomorphic-git";
import { beforeEach, describe, expect, it } from "vitest";
import { ConfigFileDisk } from "../../../electron/adapters/linkedFiles/configFileDisk.ts";
import { makeFolder, openedBy } from "./filesRig.ts";

let folder: string;
let disk: ConfigFileDisk;

beforeEach(async () => {
  folder = await makeFolder();
  disk = new ConfigFileDisk();
});

const warningsAt = async (path: string) => disk.warningsOf(await openedBy(disk, path));

async function makeFile(name: string, { mode = 0o600, text = "KEY=1\n" } = {}): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { mode });
  return path;
}

async function makeRepository(...tracked: string[]): Promise<void> {
  await git.init({ fs, dir: folder });
  for (const filepath of tracked) await git.add({ fs, dir: folder, filepath });
}

describe("a file that git tracks", () => {
  it("is one that is in the index of the repository around it", async () => {
    const path = await makeFile("app/config/.env");
    const other = await makeFile("app/config/.env.local");
    await makeRepository("app/config/.env");
    expect(await warningsAt(path)).toEqual(["git-tracked"]);
    expect(await warningsAt(other)).toEqual([]);
  });

  it("is none outside of repositories, nor in one without a file", async () => {
    const path = await makeFile(".env");
    expect(await warningsAt(path)).toEqual([]);
    await makeRepository();
    expect(await warningsAt(path)).toEqual([]);
  });

  it("is looked for further up when something else is called .git", async () => {
    const path = await makeFile("app/.env");
    await makeRepository("app/.env");
    await mkdir(join(folder, "app", ".git"), { recursive: true });
    expect(await warningsAt(path)).toEqual(["git-tracked"]);
  });

  it("is the one that a link leads to", async () => {
    const path = await makeFile("real.env");
    await makeRepository("real.env");
    const elsewhere = join(await makeFolder(), ".env");
    await symlink(path, elsewhere);
    expect(await warningsAt(elsewhere)).toEqual(["git-tracked"]);
  });

  it("is looked for in the nearest repository", async () => {
    const path = await makeFile("sub/.env");
    await makeRepository("sub/.env");
    await git.init({ fs, dir: join(folder, "sub") });
    expect(await warningsAt(path)).toEqual([]);
  });

  it("may be in a worktree or a submodule, whose index lies elsewhere", async () => {
    const path = await makeFile(".env");
    await makeRepository(".env");
    const elsewhere = join(await makeFolder(), "worktree");
    await rename(join(folder, ".git"), elsewhere);
    await writeFile(join(folder, ".git"), `gitdir: ${elsewhere}\n`);
    expect(await warningsAt(path)).toEqual(["git-tracked"]);
    expect(await warningsAt(await makeFile("other.env"))).toEqual([]);
  });

  it.each([
    ["damaged", async (index: string) => damage(index)],
    ["cut off", async (index: string) => writeFile(index, (await readFile(index)).subarray(0, 40))],
    ["of a version that is not read", async (index: string) => damage(index, 7)],
    ["empty", async (index: string) => writeFile(index, "")],
    ["a folder", async (index: string) => replaceByFolder(index)],
    ["huge", async (index: string) => fs.promises.truncate(index, 200_000_000_000)],
    ["split", async (index: string) => writeFile(join(dirname(index), "sharedindex.0f"), "")],
  ])(
    "can't be told with an index that is %s: all do, but what is ignored",
    async (_what, spoil) => {
      const path = await makeFile("other.env");
      const ignored = await makeFile("app/.env");
      await makeFile(".gitignore", { text: ".env\n" });
      await makeFile("tracked.env");
      await makeRepository("tracked.env");
      await spoil(join(folder, ".git", "index"));
      expect(await warningsAt(path)).toEqual(["git-tracked"]);
      expect(await warningsAt(ignored)).toEqual([]);
    },
  );
});

/** Makes one byte another. */
async function damage(path: string, at = 100): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x04, at);
  await writeFile(path, bytes);
}

async function replaceByFolder(path: string): Promise<void> {
  await fs.promises.rm(path);
  await mkdir(path);
}

describe.skipIf(process.platform === "win32")("a file that others can read", () => {
  it.each([
    [0o604, ["readable-by-others"]],
    [0o644, ["readable-by-others"]],
    [0o600, []],
    [0o622, []],
  ])("is told by its mode %o", async (mode, warnings) => {
    await chmod(folder, 0o755);
    const path = await makeFile(".env");
    await chmod(path, mode);
    expect(await warningsAt(path)).toEqual(warnings);
  });

  it("is none in a folder, or below one, that is closed to them", async () => {
    await chmod(folder, 0o755);
    const path = await makeFile("app/config/.env");
    await chmod(path, 0o644);
    for (const closed of ["app/config", "app"]) {
      await chmod(join(folder, "app"), 0o755);
      await chmod(join(folder, "app/config"), 0o755);
      expect(await warningsAt(path)).toEqual(["readable-by-others"]);
      await chmod(join(folder, closed), 0o744);
      expect(await warningsAt(path)).toEqual([]);
    }
  });

  it.runIf(process.getuid?.() === 0)(
    "is one of a group with others in it, and none of its owner's own group",
    async () => {
      await chmod(folder, 0o755);
      const path = await makeFile(".env");
      await chmod(path, 0o640);
      await fs.promises.chown(path, 4_711, 4_711);
      expect(await warningsAt(path)).toEqual([]);
      await fs.promises.chown(path, 4_711, 100);
      expect(await warningsAt(path)).toEqual(["readable-by-others"]);
    },
  );
});
