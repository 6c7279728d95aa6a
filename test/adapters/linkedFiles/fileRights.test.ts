import { execFileSync } from "node:child_process";
import { chmod, chown, mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ConfigFileDisk } from "../../../electron/adapters/linkedFiles/configFileDisk.ts";
import { DiskProcess } from "./diskProcess.ts";
import { accessListFor, attributeOf, setAttribute, whyNoAttributes } from "./extendedAttributes.ts";
import { makeFolder, namesIn, textOf, write } from "./filesRig.ts";

const programs = { chattr: "chattr", mount: "mount", umount: "umount" };
const isRoot = process.getuid?.() === 0;
const somebody = 65_534;
const accessList = "system.posix_acl_access";
const folderList = "system.posix_acl_default";

let ordinary: DiskProcess;
let folder: string;
let path: string;
let disk: ConfigFileDisk;

beforeAll(async () => {
  ordinary = await DiskProcess.prepare();
});

afterAll(() => ordinary.remove());

beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder, ".env");
  disk = new ConfigFileDisk();
  await writeFile(path, "KEY=old\n", { mode: 0o640 });
});

describe("a file's attributes", () => {
  beforeEach(({ skip }) => {
    const why = whyNoAttributes(path);
    skip(why !== null, why ?? "");
  });

  it("stay, whatever they hold", async () => {
    const value = Buffer.from("åäö\0\n");
    setAttribute(path, "user.keyrack", value);
    expect(await write(disk, path, "KEY=new\n")).toBeNull();
    expect(attributeOf(path, "user.keyrack")).toEqual(value);
    expect(attributeOf(path, "user.other")).toBeNull();
  });

  it("have the access list among them", async () => {
    setAttribute(path, accessList, accessListFor(somebody));
    const before = await stat(path);
    expect(await write(disk, path, "KEY=new\n")).toBeNull();
    expect(attributeOf(path, accessList)).toEqual(accessListFor(somebody));
    expect((await stat(path)).mode).toBe(before.mode);
  });

  it("have no access list that the folder gives to its new files", async () => {
    setAttribute(folder, folderList, accessListFor(somebody));
    expect(await write(disk, path, "KEY=new\n")).toBeNull();
    expect(attributeOf(path, accessList)).toBeNull();
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });
});

describe.skipIf(!isRoot)("for root, who alone can give files away,", () => {
  it("a file of somebody else's stays theirs", async () => {
    await chown(path, somebody, 4_711);
    expect(await disk.whyNotWritable(path)).toBeNull();
    expect(await write(disk, path, "KEY=new\n")).toBeNull();
    const { uid, gid, mode } = await stat(path);
    expect([uid, gid, mode & 0o777]).toEqual([somebody, 4_711, 0o640]);
  });

  it("a file that is marked immutable is read-only", async ({ skip }) => {
    try {
      execFileSync(programs.chattr, ["+i", path], { stdio: "ignore" });
    } catch {
      skip("no chattr here, or a file system without such marks");
    }
    try {
      expect(await disk.whyNotWritable(path)).toBe("read-only");
      expect(await write(disk, path, "KEY=new\n")).toBe("read-only");
    } finally {
      execFileSync(programs.chattr, ["-i", path]);
    }
  });
});

describe.skipIf(!isRoot)("a file system of its own", () => {
  beforeEach(async ({ skip }) => {
    const mounted = join(folder, "mounted");
    await mkdir(mounted);
    try {
      const options = ["-t", "tmpfs", "-o", "size=256k", "keyrack-test", mounted];
      execFileSync(programs.mount, options, { stdio: "ignore" });
    } catch {
      skip("file systems may not be mounted here");
    }
    path = join(mounted, ".env");
    await writeFile(path, "KEY=old\n");
    return () => execFileSync(programs.umount, [mounted]);
  });

  it("that is full has no room, and keeps the file as it is", async () => {
    expect(await disk.whyNotWritable(path)).toBeNull();
    expect(await write(disk, path, "x".repeat(300_000))).toBe("no-room");
    expect(await textOf(path)).toBe("KEY=old\n");
    expect(await namesIn(join(folder, "mounted"))).toEqual([".env"]);
    const text = "x".repeat(150_000);
    await writeFile(path, text);
    expect(await disk.whyNotWritable(path)).toBe("no-room");
    expect(await write(disk, path, "KEY=new\n")).toBe("no-room");
    expect(await textOf(path)).toBe(text);
  });

  it("that may only be read is read-only", async () => {
    execFileSync(programs.mount, ["-o", "remount,ro", join(folder, "mounted")]);
    expect(await disk.whyNotWritable(path)).toBe("read-only");
    expect(await write(disk, path, "KEY=new\n")).toBe("read-only");
  });
});

describe("for an ordinary user", () => {
  beforeEach(async () => {
    if (!isRoot) return;
    await chown(folder, somebody, somebody);
    await chown(path, somebody, somebody);
  });

  const why = () => problemOf(null);
  const problemOf = async (text: string | null) =>
    (await ordinary.run({ path, text }, { asOrdinaryUser: true })).problem;

  it("a file of their own can be written", async () => {
    expect(await why()).toBeNull();
    expect(await problemOf("KEY=new\n")).toBeNull();
    expect(await textOf(path)).toBe("KEY=new\n");
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it("a mode of which writing takes away a part is kept", async () => {
    await chmod(path, 0o4750);
    expect(await problemOf("KEY=new\n")).toBeNull();
    expect((await stat(path)).mode & 0o7777).toBe(0o4750);
  });

  it("one that may not be read is not readable", async () => {
    await chmod(path, 0o200);
    expect(await why()).toBe("not-readable");
  });

  it("one in a folder that may not be entered is not readable", async () => {
    const closed = join(folder, "closed");
    await mkdir(closed);
    await writeFile(join(closed, ".env"), "");
    await chmod(closed, 0o600);
    if (isRoot) await chown(closed, somebody, somebody);
    path = join(closed, ".env");
    expect(await why()).toBe("not-readable");
    await chmod(closed, 0o700);
  });

  it.each([
    ["whose own bit to write is not set", () => chmod(path, 0o460)],
    ["in a folder that may not be written to", () => chmod(folder, 0o500)],
    ["in a folder that may be read only", () => chmod(folder, 0o555)],
  ])("one is read-only %s", async (_what, prepare) => {
    await prepare();
    expect(await why()).toBe("read-only");
    expect(await problemOf("KEY=new\n")).toBe("read-only");
    await chmod(folder, 0o700);
    expect(await textOf(path)).toBe("KEY=old\n");
    expect(await namesIn(folder)).toEqual([".env"]);
  });

  it.runIf(isRoot).each([
    ["of somebody else's", { uid: 0, gid: somebody }],
    ["of a group that is not theirs", { uid: somebody, gid: 4_711 }],
  ])("a file %s is not taken, though it may be written to", async (_what, { uid, gid }) => {
    await chown(path, uid, gid);
    await chmod(path, 0o666);
    expect(await why()).toBe("other-owner");
    expect(await problemOf("KEY=new\n")).toBe("other-owner");
    expect(await textOf(path)).toBe("KEY=old\n");
  });

  it.runIf(isRoot)("a group that the folder gives to its files is kept", async () => {
    await chown(path, somebody, 4_711);
    await chown(folder, somebody, 4_711);
    await chmod(folder, 0o2700);
    expect(await why()).toBeNull();
    expect(await problemOf("KEY=new\n")).toBeNull();
    expect((await stat(path)).gid).toBe(4_711);
  });
});
