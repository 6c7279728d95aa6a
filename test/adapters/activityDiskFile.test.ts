import { execFileSync } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { ActivityDiskFile } from "../../electron/adapters/activityDiskFile.ts";
import { err, ok } from "../../shared/result.ts";
import { ActivityRig } from "../fakes/fakeActivityRig.ts";

const unusable = err("unusable");
const done = ok(undefined);
const makePipe = "mkfifo";

let folder: string;
let path: string;
let file: ActivityDiskFile;

beforeEach(async () => {
  const above = await mkdtemp(join(tmpdir(), "keyrack-activity-"));
  folder = join(above, "activity");
  path = join(folder, "activity.jsonl");
  file = new ActivityDiskFile({ folder });
  onTestFinished(async () => {
    await file.close();
    await rm(above, { recursive: true, force: true });
  });
});

const modeOf = async (place: string) => (await stat(place)).mode & 0o777;

/** What brings the bytes of a file to the disk. */
async function spyOnFlush() {
  const handle = await open(path);
  await handle.close();
  return vi.spyOn(Object.getPrototypeOf(handle), "datasync");
}

async function look() {
  const looked = await file.look();
  if (!looked.ok) throw new Error("unusable");
  return looked.value;
}

describe("ActivityDiskFile", () => {
  it("makes a folder and a file that are their owner's alone, with the first line", async () => {
    expect(await look()).toMatchObject({ sizeBytes: 0 });
    expect(await file.read(0, 0)).toEqual(ok(""));
    await expect(stat(folder)).rejects.toThrow();
    expect(await file.append("one\n")).toEqual(done);
    expect([await modeOf(folder), await modeOf(path)]).toEqual([0o700, 0o600]);
  });

  it("takes back what others were allowed", async () => {
    await mkdir(folder, { mode: 0o755 });
    await writeFile(path, "one\n", { mode: 0o644 });
    await chmod(path, 0o666);
    expect(await file.append("two\n")).toEqual(done);
    expect([await modeOf(folder), await modeOf(path)]).toEqual([0o700, 0o600]);
    expect(await readFile(path, "utf8")).toBe("one\ntwo\n");
  });

  it("reads parts byte by byte, and no more than there is", async () => {
    await file.append("abc\n");
    await writeFile(path, Buffer.from([0x61, 0x00, 0xff, 0xc3, 0x0a]));
    expect(await file.read(1, 4)).toEqual(ok("\u0000\u00ff\u00c3"));
    expect(await file.read(4, 400)).toEqual(ok("\n"));
    expect(await file.read(400, 500)).toEqual(ok(""));
  });

  it("says that a line is there only when the disk has said so", async () => {
    await file.append("one\n");
    const flush = await spyOnFlush();
    flush.mockRejectedValueOnce(new Error("EIO"));
    expect(await file.append("two\n")).toEqual(unusable);
    expect(await file.append("three\n")).toEqual(done);
    expect(flush).toHaveBeenCalledTimes(2);
  });

  it("does not say so when the file was taken away meanwhile", async () => {
    await file.append("one\n");
    const flush = await spyOnFlush();
    flush.mockImplementationOnce(() => rm(path));
    expect(await file.append("two\n")).toEqual(unusable);
    expect(await file.append("three\n")).toEqual(done);
    expect(await readFile(path, "utf8")).toBe("three\n");
  });

  it("never follows a link in the file's place", async () => {
    const elsewhere = join(folder, "..", "elsewhere");
    await writeFile(elsewhere, "theirs\n");
    await mkdir(folder);
    await symlink(elsewhere, path);
    expect(await file.look()).toEqual(unusable);
    expect(await file.append("one\n")).toEqual(unusable);
    expect(await file.read(0, 3)).toEqual(unusable);
    expect(await readFile(elsewhere, "utf8")).toBe("theirs\n");
  });

  it("never follows a link in the folder's place", async () => {
    const elsewhere = join(folder, "..", "elsewhere");
    await mkdir(elsewhere);
    await symlink(elsewhere, folder);
    expect(await file.append("one\n")).toEqual(unusable);
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it("is not held up by a pipe in the file's place", async () => {
    await mkdir(folder);
    execFileSync(makePipe, [path]);
    expect(await file.append("one\n")).toEqual(unusable);
    expect(await file.read(0, 3)).toEqual(unusable);
  });

  it("can't be used while a folder is in its place, and can be afterwards", async () => {
    await mkdir(path, { recursive: true });
    expect(await file.append("one\n")).toEqual(unusable);
    expect(await file.look()).toEqual(unusable);
    await rm(path, { recursive: true });
    expect(await file.append("two\n")).toEqual(done);
    expect(await readFile(path, "utf8")).toBe("two\n");
  });

  it("can't be used while a file is in the folder's place, and can be afterwards", async () => {
    await writeFile(folder, "");
    expect(await file.append("one\n")).toEqual(unusable);
    await rm(folder);
    expect(await file.append("two\n")).toEqual(done);
  });

  it("is made anew when it was deleted, or its folder was", async () => {
    await file.append("one\n");
    await rm(path);
    expect(await file.append("two\n")).toEqual(done);
    expect(await readFile(path, "utf8")).toBe("two\n");
    await rm(folder, { recursive: true });
    expect(await file.append("three\n")).toEqual(done);
    expect(await readFile(path, "utf8")).toBe("three\n");
  });

  it("writes to the file that is in its place now", async () => {
    await file.append("one\n");
    await rename(path, join(folder, "moved"));
    await writeFile(path, "theirs\n");
    await file.append("two\n");
    expect(await readFile(path, "utf8")).toBe("theirs\ntwo\n");
    expect(await readFile(join(folder, "moved"), "utf8")).toBe("one\n");
  });

  it("tells its own changes from others', also from one that hides", async () => {
    await file.append("one\n");
    const before = await look();
    await file.append("two\n");
    expect(await look()).toEqual({ ...before, sizeBytes: 8 });
    const wholeSecond = 1_770_000_000;
    await utimes(path, wholeSecond, wholeSecond);
    const { generation } = await look();
    await writeFile(path, "one\nTWO\n");
    await utimes(path, wholeSecond, wholeSecond);
    expect((await look()).generation).not.toBe(generation);
  });

  it("notices a change just before its own", async () => {
    await file.append("one\n");
    const { generation } = await look();
    await writeFile(path, "ONE\n");
    await file.append("two\n");
    expect((await look()).generation).not.toBe(generation);
  });

  it("sets the file aside beside it, and never onto another one", async () => {
    await file.append("one\n");
    await writeFile(join(folder, "taken"), "theirs");
    expect(await file.setAside("taken")).toEqual(unusable);
    expect(await file.setAside("free")).toEqual(done);
    expect(await file.append("two\n")).toEqual(done);
    expect(await readFile(join(folder, "taken"), "utf8")).toBe("theirs");
    expect(await readFile(join(folder, "free"), "utf8")).toBe("one\n");
    expect(await readFile(path, "utf8")).toBe("two\n");
  });
});

describe("the activity log on a disk", () => {
  it("keeps order and chain, whatever happens to the file", async () => {
    const rig = new ActivityRig(file);
    await Promise.all(Array.from({ length: 50 }, () => rig.reveal()));
    await rig.quitAndStart();
    await rig.reveal();
    expect(await rig.list()).toMatchObject({ total: 52, integrity: { state: "intact" } });

    await writeFile(path, (await readFile(path, "utf8")).replace('"seq":9,', '"seq":8,'));
    expect((await rig.list()).integrity).toMatchObject({ state: "broken", brokenLines: [9] });

    await rm(path);
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(true);
    const { entries, integrity } = await rig.list();
    expect(entries.map(({ seq }) => seq)).toEqual([54, 53]);
    expect(integrity).toMatchObject({ state: "broken", brokenLines: [1], missingAtEnd: 0 });
  });

  it("takes a line whose end a crash has kept from the disk for what it is", async () => {
    const rig = new ActivityRig(file);
    await rig.reveal();
    await rig.log.flush();
    const text = await readFile(path, "utf8");
    await writeFile(path, `${text}{"seq":3,"at":"2026-`);
    rig.restart();
    await rig.reveal();
    expect(await rig.list()).toMatchObject({ total: 3, integrity: { state: "intact" } });
    expect(rig.log.status.isBroken).toBe(false);
  });

  it("says when the disk refuses, and goes on when it does not", async () => {
    const rig = new ActivityRig(file);
    await rig.reveal();
    await rename(path, `${path}.away`);
    await mkdir(path);
    expect(await rig.reveal()).toEqual(err({ kind: "activity-not-recorded" }));
    expect(rig.log.status.state).toBe("not-writable");
    await rm(path, { recursive: true });
    await rename(`${path}.away`, path);
    expect(await rig.reveal()).toEqual(done);
    expect(await rig.list()).toMatchObject({ total: 3, integrity: { state: "intact" } });
  });
});
