import { execFileSync } from "node:child_process";
import {
  appendFile,
  chmod,
  link,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { ConfigFileDisk } from "../../../electron/adapters/linkedFiles/configFileDisk.ts";
import { replaceAlike } from "../../../electron/adapters/linkedFiles/replaceAlike.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { err } from "../../../shared/result.ts";
import { makeFolder, namesIn, openedBy, problemOfOpening, textOf, write } from "./filesRig.ts";

const makePipe = "mkfifo";
const limitBytes = 5_000_000;

let folder: string;
let path: string;
let disk: ConfigFileDisk;

beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder, ".env");
  disk = new ConfigFileDisk();
  await writeFile(path, "KEY=old\n");
});

describe("a file that is opened", () => {
  it("gives its text, with where it is", async () => {
    const opened = await openedBy(disk, path);
    expect(opened).toMatchObject({ path, target: path });
    expect(opened.text.exposeText()).toBe("KEY=old\n");
  });

  it("has every byte in its text, a byte order mark and odd line ends included", async () => {
    const text = fc.string({ unit: "grapheme" }).filter((some) => !some.includes("\0"));
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (some, hasMark) => {
        const bytes = Buffer.from(`${hasMark ? "\ufeff" : ""}${some}\r\n\r`);
        await writeFile(path, bytes);
        const opened = await openedBy(disk, path);
        expect(Buffer.from(opened.text.exposeText())).toEqual(bytes);
        expect((await disk.replace(opened, opened.text)).ok).toBe(true);
        expect(await readFile(path)).toEqual(bytes);
      }),
      { numRuns: 20 },
    );
  });

  it("is the one that links lead to", async () => {
    await mkdir(join(folder, "real"));
    await rename(path, join(folder, "real", "env"));
    await symlink("real", join(folder, "alias"));
    await symlink(join(folder, "alias", "env"), path);
    expect((await openedBy(disk, path)).target).toBe(join(folder, "real", "env"));
  });

  it.each([
    ["that is not there", "none"],
    ["in a folder that is a file", ".env/env"],
    ["of a link that leads to nothing", "dangling"],
    ["of a link to itself", "circle"],
    ["of a name too long", "x".repeat(300)],
  ])("is missing: one %s", async (_what, name) => {
    await symlink("nowhere", join(folder, "dangling"));
    await symlink("circle", join(folder, "circle"));
    expect(await problemOfOpening(disk, join(folder, name))).toBe("missing");
  });

  it("is named from the root, and not found from wherever the app was started", async () => {
    expect(await problemOfOpening(disk, "package.json")).toBe("missing");
  });

  it("is no folder, pipe, device or socket, which hold nothing up", async () => {
    expect(await problemOfOpening(disk, folder)).toBe("not-a-file");
    await replaceBy(async () => execFileSync(makePipe, [path]));
    expect(await problemOfOpening(disk, path)).toBe("not-a-file");
    await replaceBy(() => symlink("/dev/zero", path));
    expect(await problemOfOpening(disk, path)).toBe("not-a-file");
    const server = createServer();
    onTestFinished(() => void server.close());
    await replaceBy(() => new Promise<void>((resolve) => server.listen(path, resolve)));
    expect(await problemOfOpening(disk, path)).toBe("not-a-file");
  });

  it("has five million bytes at most", async () => {
    await writeFile(path, "x".repeat(limitBytes));
    expect(await problemOfOpening(disk, path)).toBeNull();
    await appendFile(path, "x");
    expect(await problemOfOpening(disk, path)).toBe("too-large");
    await truncate(path, 1_000_000_000_000);
    expect(await problemOfOpening(disk, path)).toBe("too-large");
  });

  it.each([
    ["UTF-16 with a mark", Buffer.from("\ufeffKEY=1", "utf16le")],
    ["UTF-16 without one", Buffer.from("KEY=1", "utf16le")],
    ["Latin-1", Buffer.from("NAMN=Fjällgården", "latin1")],
    ["a character cut off", Buffer.from("KEY=å").subarray(0, -1)],
    ["a surrogate as bytes", Buffer.from("eda080", "hex")],
    ["a zero", Buffer.from("KEY=1\0")],
  ])("is not text: %s", async (_what, bytes) => {
    await writeFile(path, bytes);
    expect(await problemOfOpening(disk, path)).toBe("not-parseable");
  });

  it("has another stamp after every change", async () => {
    const stamps = new Set([(await openedBy(disk, path)).stamp]);
    const { atime, mtime } = await stat(path);
    await writeFile(path, "KEY=odd\n");
    // As some programs do that want nobody to notice.
    await utimes(path, atime, mtime);
    stamps.add((await openedBy(disk, path)).stamp);
    await chmod(path, 0o604);
    stamps.add((await openedBy(disk, path)).stamp);
    await writeFile(`${path}.new`, "KEY=odd\n");
    await rename(`${path}.new`, path);
    stamps.add((await openedBy(disk, path)).stamp);
    expect(stamps.size).toBe(4);
    expect((await openedBy(disk, path)).stamp).toBe([...stamps].at(-1));
  });
});

describe("a file that is replaced", () => {
  it("has the new text, and can be replaced again as it was returned", async () => {
    const first = await disk.replace(await openedBy(disk, path), new Secret("KEY=1\n"));
    if (!first.ok) throw new Error(first.error);
    const { stamp } = await openedBy(disk, path);
    expect(first.value).toMatchObject({ path, target: path, stamp });
    expect((await disk.replace(first.value, new Secret("KEY=2\n"))).ok).toBe(true);
    expect(await textOf(path)).toBe("KEY=2\n");
    expect(await namesIn(folder)).toEqual([".env"]);
  });

  it("is another file, so that whoever has the old one open sees no half of it", async () => {
    const before = await stat(path);
    expect(await write(disk, path, "KEY=new\n")).toBeNull();
    expect((await stat(path)).ino).not.toBe(before.ino);
  });

  it("is the target of links, which stay", async () => {
    await rename(path, join(folder, "real"));
    await symlink("real", path);
    expect(await write(disk, path, "KEY=new\n")).toBeNull();
    expect(await textOf(join(folder, "real"))).toBe("KEY=new\n");
    expect(await namesIn(folder)).toEqual([".env", "real"]);
    expect((await openedBy(disk, path)).target).toBe(join(folder, "real"));
  });

  it("keeps its mode, odd ones too", async () => {
    for (const mode of [0o600, 0o640, 0o664, 0o755, 0o200, 0o4750]) {
      await chmod(path, mode);
      // As an ordinary user, one that may only be written to can't be read.
      if ((await problemOfOpening(disk, path)) !== null) continue;
      expect(await write(disk, path, `KEY=${mode}\n`)).toBeNull();
      expect((await stat(path)).mode & 0o7777).toBe(mode);
    }
  });

  it("may have a name of any length and any characters", async () => {
    for (const name of ["-n", "a b\n'\"$x", "å".repeat(127), "x".repeat(255)]) {
      const odd = join(folder, name);
      await writeFile(odd, "KEY=old\n");
      expect(await write(disk, odd, "KEY=new\n")).toBeNull();
      expect(await textOf(odd)).toBe("KEY=new\n");
    }
    expect(await namesIn(folder)).toHaveLength(5);
  });

  it("is changed if anything but its access time is another, and stays as it is then", async () => {
    const changes: ReadonlyArray<() => Promise<unknown>> = [
      () => appendFile(path, "MORE=1\n"),
      () => chmod(path, 0o604),
      () => writeFile(path, "KEY=odd\n"),
      () => replaceBy(() => writeFile(path, "KEY=old\n")),
      () => replaceBy(() => symlink("other", path)),
    ];
    await writeFile(join(folder, "other"), "KEY=old\n");
    for (const change of changes) {
      const opened = await openedBy(disk, path);
      await change();
      const text = await textOf(path);
      expect(await disk.replace(opened, new Secret("KEY=new\n"))).toEqual(err("changed"));
      expect(await textOf(path)).toBe(text);
    }
    expect(await namesIn(folder)).toEqual([".env", "other"]);
  });

  it("is changed if its text is another, though its stamp is the same", async () => {
    const opened = await openedBy(disk, path);
    const other = { ...opened, text: new Secret("KEY=OLD\n") };
    expect(await disk.replace(other, new Secret("KEY=new\n"))).toEqual(err("changed"));
    expect(await textOf(path)).toBe("KEY=old\n");
  });

  it("is changed even if that happens while the other one is being written", async () => {
    const was = await stat(path, { bigint: true });
    await appendFile(path, "MORE=1\n");
    const asked = replaceAlike({ target: path, was, bytes: Buffer.from("KEY=new\n") });
    await expect(asked).rejects.toThrow("changed");
    expect(await textOf(path)).toBe("KEY=old\nMORE=1\n");
    expect(await namesIn(folder)).toEqual([".env"]);
  });

  it("stays when its owner could not be kept, whatever was thought before", async () => {
    const was = await stat(path, { bigint: true });
    const theirs = Object.assign(was, { uid: was.uid + 1n });
    const asked = replaceAlike({ target: path, was: theirs, bytes: Buffer.from("KEY=new\n") });
    await expect(asked).rejects.toThrow("other-owner");
    expect(await textOf(path)).toBe("KEY=old\n");
    expect(await namesIn(folder)).toEqual([".env"]);
  });

  it("is written once when two ask for it at the same time", async () => {
    const opened = await openedBy(disk, path);
    const asked = ["1", "2", "3"].map((value) => disk.replace(opened, new Secret(value)));
    const done = await Promise.all(asked);
    expect(done.map((one) => one.ok)).toEqual([true, false, false]);
    expect(await textOf(path)).toBe("1");
    expect(await namesIn(folder)).toEqual([".env"]);
  });

  it("is not replaced by what could not be read again", async () => {
    expect(await write(disk, path, "KEY=\ud800")).toBe("not-expressible");
    expect(await write(disk, path, "KEY=\0")).toBe("not-expressible");
    expect(await write(disk, path, "x".repeat(limitBytes + 1))).toBe("too-large");
    expect(await textOf(path)).toBe("KEY=old\n");
    expect(await namesIn(folder)).toEqual([".env"]);
  });

  it("loses no other name of its own", async () => {
    await link(path, join(folder, "other"));
    expect(await disk.whyNotWritable(path)).toBe("failed");
    expect(await write(disk, path, "KEY=new\n")).toBe("failed");
    expect(await textOf(join(folder, "other"))).toBe("KEY=old\n");
  });

  it("takes away what a crash has left of a write to it, and nothing else", async () => {
    const left = "..env.keyrack-00000000-0000-4000-8000-000000000001.tmp";
    const others = [
      "..env.keyrack-mine.tmp",
      `.${left}`,
      left.replace(".env", ".env.local"),
      left.replace(".tmp", ".tmp~"),
    ];
    for (const name of [left, ...others]) await writeFile(join(folder, name), "");
    expect(await write(disk, path, "KEY=new\n")).toBeNull();
    expect(await namesIn(folder)).toEqual([".env", ...others].sort());
  });
});

describe("a look at whether a file could be written", () => {
  it("leaves nothing behind, not even another time of the folder", async () => {
    const before = await stat(folder, { bigint: true });
    expect(await disk.whyNotWritable(path)).toBeNull();
    expect((await stat(folder, { bigint: true })).ctimeNs).toBe(before.ctimeNs);
    expect(await namesIn(folder)).toEqual([".env"]);
  });

  it("says what opening it would", async () => {
    expect(await disk.whyNotWritable(folder)).toBe("not-a-file");
    expect(await disk.whyNotWritable(join(folder, "none"))).toBe("missing");
  });

  it("says no for a file without a bit to write, whoever asks", async () => {
    await chmod(path, 0o444);
    expect(await disk.whyNotWritable(path)).toBe("read-only");
    expect(await write(disk, path, "KEY=new\n")).toBe("read-only");
    expect(await textOf(path)).toBe("KEY=old\n");
  });
});

async function replaceBy(make: () => Promise<unknown>): Promise<void> {
  await rm(path, { force: true });
  await make();
}
