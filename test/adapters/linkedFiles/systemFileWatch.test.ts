import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { appendFile, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConfigFileDisk } from "../../../electron/adapters/linkedFiles/configFileDisk.ts";
import { SystemFileWatch } from "../../../electron/adapters/linkedFiles/systemFileWatch.ts";
import { recordingLog } from "../../fakes/recordingLog.ts";
import { makeFolder, write } from "./filesRig.ts";

const patience = { timeout: 10_000, interval: 10 };

let folder: string;
let path: string;
let log: ReturnType<typeof recordingLog>;
let fileWatch: SystemFileWatch;
let told: string[];
/** How often the file was told that is watched beside the others, to know when a look has ended. */
let looks: number;

beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder, "app", ".env");
  await mkdir(join(folder, "app"));
  await writeFile(path, "KEY=old\n");
  log = recordingLog();
  fileWatch = new SystemFileWatch({ log }, { gatherMs: 10 });
  told = [];
  looks = 0;
});

afterEach(() => {
  fileWatch.close();
  expect(log.places).toEqual([]);
});

/** Resolves once the watches are there. */
async function watchOnly(...paths: string[]): Promise<void> {
  const sentinel = join(folder, "sentinel");
  await writeFile(sentinel, "");
  fileWatch.watch([...paths, sentinel], (changed) => {
    if (changed === sentinel) looks += 1;
    else told.push(changed);
  });
  await settle();
}

/** Resolves once what has happened by now is told: a look that begins from here on has an end. */
async function settle(): Promise<void> {
  // The first may have begun before.
  const enough = looks + 2;
  await expect
    .poll(async () => {
      await appendFile(join(folder, "sentinel"), ".");
      return looks;
    }, patience)
    .toBeGreaterThanOrEqual(enough);
}

/** Whatever it does to the file, is told. */
async function expectTold(change: () => Promise<unknown>, changed = path): Promise<void> {
  told = [];
  await change();
  await expect.poll(() => told, patience).toContain(changed);
  // What follows of it must not be taken for the next change.
  await settle();
}

describe("a file that is watched", () => {
  it("is told when it is written to, replaced, removed and made anew", async () => {
    await watchOnly(path);
    for (let round = 0; round < 2; round += 1) {
      await expectTold(() => appendFile(path, "MORE=1\n"));
      await expectTold(() => writeFile(path, `KEY=${round}\n`));
      await expectTold(async () => {
        await writeFile(`${path}.new`, "KEY=replaced\n");
        await rename(`${path}.new`, path);
      });
      await expectTold(() => rename(path, `${path}~`));
      await expectTold(() => writeFile(path, "KEY=new\n"));
      await expectTold(() => rm(path));
      await expectTold(() => rename(`${path}~`, path));
    }
  });

  it("is told when this app writes it, and when a line of it is edited in place", async () => {
    await watchOnly(path);
    await expectTold(() => write(new ConfigFileDisk(), path, "KEY=new\n"));
    await expectTold(async () => execFileSync("sed", ["-i", "s/new/old/", path]));
  });

  it("is one of several, of which the others are not told", async () => {
    const others = ["other.env", "third.env"].map((name) => join(folder, "app", name));
    for (const other of others) await writeFile(other, "");
    await watchOnly(path, ...others);
    await expectTold(() => rm(path));
    await expectTold(() => writeFile(path, "KEY=new\n"));
    expect(told.filter((changed) => changed !== path)).toEqual([]);
  });

  it("is not told for what happens to other files, nor for being read", async () => {
    await watchOnly(path);
    await writeFile(join(folder, "app", "log"), "");
    await new ConfigFileDisk().open(path);
    await mkdir(join(folder, "app", "app"));
    await settle();
    expect(told).toEqual([]);
  });

  it("is no longer told once others are watched in its place", async () => {
    const other = join(folder, "other.env");
    await watchOnly(path);
    await watchOnly(other);
    await appendFile(path, "MORE=1\n");
    await expectTold(() => writeFile(other, ""), other);
    expect(told).not.toContain(path);
  });

  it("is told to whoever asked last", async () => {
    await watchOnly(path);
    const toldAnew: string[] = [];
    fileWatch.watch([path], (changed) => toldAnew.push(changed));
    await appendFile(path, "MORE=1\n");
    await expect.poll(() => toldAnew, patience).toEqual([path]);
    expect(told).toEqual([]);
  });

  it("is told once for a burst of writes that comes between two looks", async () => {
    await watchOnly(path);
    for (let count = 0; count < 50; count += 1) fs.appendFileSync(path, "MORE=1\n");
    await expect.poll(() => told.length, patience).toBeGreaterThan(0);
    await settle();
    expect(told).toEqual([path]);
  });
});

describe("a path", () => {
  it("is told when the folder of its file comes, goes and comes back", async () => {
    path = join(folder, "later", "config", ".env");
    await watchOnly(path);
    for (let round = 0; round < 2; round += 1) {
      await mkdir(join(folder, "later", "config"), { recursive: true });
      await settle();
      await expectTold(() => writeFile(path, `KEY=${round}\n`));
      await expectTold(() => rm(join(folder, "later"), { recursive: true }));
    }
    // All at once, so that the file is there before its folder is watched.
    await expectTold(async () => {
      await mkdir(join(folder, "later", "config"), { recursive: true });
      await writeFile(path, "KEY=new\n");
    });
  });

  it("is told when another folder takes the place of its own", async () => {
    await watchOnly(path);
    await mkdir(join(folder, "other"));
    await writeFile(join(folder, "other", ".env"), "KEY=other\n");
    await expectTold(() => rename(join(folder, "app"), join(folder, "was")));
    await expectTold(() => rename(join(folder, "other"), join(folder, "app")));
    await expectTold(() => appendFile(path, "MORE=1\n"));
    await appendFile(join(folder, "was", ".env"), "MORE=1\n");
    await settle();
    expect(told).toEqual([path]);
  });

  it("is told when folders change places between two looks", async () => {
    await mkdir(join(folder, "other"));
    await writeFile(join(folder, "other", ".env"), "KEY=other\n");
    await watchOnly(path);
    await expectTold(async () => {
      fs.renameSync(join(folder, "app"), join(folder, "was"));
      fs.renameSync(join(folder, "other"), join(folder, "app"));
    });
    await expectTold(() => appendFile(path, "MORE=1\n"));
    await expectTold(() => rm(path));
  });

  it.runIf(process.platform === "linux")("is told when a folder high above goes", async () => {
    path = join(folder, "app", "some", "where", ".env");
    await mkdir(join(folder, "app", "some", "where"), { recursive: true });
    await writeFile(path, "");
    await watchOnly(path);
    await expectTold(() => rename(join(folder, "app"), join(folder, "was")));
    await expectTold(() => rename(join(folder, "was"), join(folder, "app")));
    await expectTold(() => appendFile(path, "MORE=1\n"));
  });

  it("is told when its links lead elsewhere, and when what they lead to changes", async () => {
    const [link, alias] = [join(folder, "link.env"), join(folder, "alias")];
    await symlink("app", alias);
    await symlink(join(alias, ".env"), link);
    await mkdir(join(folder, "other"));
    await writeFile(join(folder, "other", ".env"), "KEY=old\n");
    await watchOnly(link);
    await expectTold(() => appendFile(path, "MORE=1\n"), link);
    await expectTold(async () => {
      await symlink("other", `${alias}.new`);
      await rename(`${alias}.new`, alias);
    }, link);
    await expectTold(() => appendFile(join(folder, "other", ".env"), "MORE=1\n"), link);
    await expectTold(() => rm(join(folder, "other", ".env")), link);
    await expectTold(() => rm(link), link);
    await expectTold(() => symlink(path, link), link);
    await expectTold(() => appendFile(path, "MORE=1\n"), link);
  });

  it("may be a link to itself, which holds nothing up", async () => {
    const circle = join(folder, "circle");
    await symlink("circle", circle);
    await watchOnly(circle, path);
    await expectTold(() => appendFile(path, "MORE=1\n"));
    await expectTold(async () => {
      await rm(circle);
      await writeFile(circle, "");
    }, circle);
  });
});

describe("the watch", () => {
  it("holds a thousand files in many folders", async () => {
    const paths = Array.from({ length: 1_000 }, (_, at) =>
      join(folder, `folder-${at % 50}`, `${at}.env`),
    );
    for (const one of paths) {
      fs.mkdirSync(join(one, ".."), { recursive: true });
      fs.writeFileSync(one, "");
    }
    await watchOnly(...paths);
    const some = paths.filter((_, at) => at % 100 === 7);
    for (const one of some) await appendFile(one, "KEY=1\n");
    await expect.poll(() => [...told].sort(), patience).toEqual([...some].sort());
  }, 30_000);

  it("misses nothing that happens right before a folder is watched", async () => {
    const { watch } = fs;
    const beginning = vi.spyOn(fs, "watch").mockImplementation((...args) => {
      if (args[0] === join(folder, "app")) fs.appendFileSync(path, "MORE=1\n");
      return watch(...args);
    });
    syncBuiltinESMExports();
    fileWatch.watch([path], (changed) => told.push(changed));
    await expect.poll(() => told, patience).toEqual([path]);
    beginning.mockRestore();
    syncBuiltinESMExports();
  });

  it("does without what the system has no watch left for, and has it with the next look", async () => {
    const refusing = vi.spyOn(fs, "watch").mockImplementation(() => {
      throw Object.assign(new Error("no more watches"), { code: "ENOSPC" });
    });
    syncBuiltinESMExports();
    fileWatch.watch([path], (changed) => told.push(changed));
    await expect.poll(() => refusing.mock.calls.length, patience).toBeGreaterThan(0);
    refusing.mockRestore();
    syncBuiltinESMExports();
    await watchOnly(path);
    await expectTold(() => appendFile(path, "MORE=1\n"));
  });

  it("ends every watch that it has begun", async () => {
    const { watch } = fs;
    let open = 0;
    const counting = vi.spyOn(fs, "watch").mockImplementation((...args) => {
      const watcher = watch(...args);
      open += 1;
      return watcher.on("close", () => {
        open -= 1;
      });
    });
    syncBuiltinESMExports();
    await watchOnly(path, join(folder, "none"));
    await expectTold(() => rm(join(folder, "app"), { recursive: true }));
    expect(open).toBeGreaterThan(0);
    fileWatch.close();
    await expect.poll(() => open, patience).toBe(0);
    counting.mockRestore();
    syncBuiltinESMExports();
    await mkdir(join(folder, "app"));
    expect(told).toEqual([path]);
  });
});
