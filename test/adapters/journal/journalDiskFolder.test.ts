import { execFileSync } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { JournalDiskFolder } from "../../../electron/adapters/journal/journalDiskFolder.ts";
import { journalTextOf } from "../../../electron/adapters/journal/journalText.ts";
import type { JournalRecord } from "../../../electron/core/refresh/journalRecord.ts";
import type { RefreshId } from "../../../shared/refresh.ts";
import { err, ok } from "../../../shared/result.ts";
import { seededRandom } from "../../e2e/harness/seededRandom.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import {
  fakeJournalRecord,
  fakeProgresses,
  fakeReplacement,
} from "../../fakes/fakeJournalRecord.ts";

const unusable = err("unusable");
const done = ok(undefined);
const makePipe = "mkfifo";
const record = fakeJournalRecord();
const { refreshId } = record;
const name = `${refreshId}.json`;
const keptName = `${name}.unreadable-2026-03-12T10-40-00-000Z`;
const nothing = { records: [], setAsideAs: [] };

let folder: string;
let path: string;
let disk: JournalDiskFolder;

beforeEach(async () => {
  const above = await mkdtemp(join(tmpdir(), "keyrack-journal-"));
  folder = join(above, "refreshes");
  path = join(folder, name);
  disk = newRun();
  onTestFinished(() => rm(above, { recursive: true, force: true }));
});

const newRun = () => new JournalDiskFolder({ clock: new FakeClock() }, { folder });
const modeOf = async (place: string) => (await stat(place)).mode & 0o777;
const idOf = (count: number) =>
  `00000000-0000-4000-8000-${String(count).padStart(12, "0")}` as RefreshId;

/** What brings the bytes of a file, or the names of a folder, to the disk. */
async function spyOnFlush() {
  const handle = await open(tmpdir());
  await handle.close();
  const flush = vi.spyOn(Object.getPrototypeOf(handle), "sync");
  onTestFinished(() => flush.mockRestore());
  return flush;
}

function textOf(written: JournalRecord): string {
  const text = journalTextOf(written);
  if (text === null) throw new Error("could not be read again");
  return text;
}

describe("JournalDiskFolder", () => {
  it("makes a folder and files that are their owner's alone, with the first record", async () => {
    expect(await disk.readAll()).toEqual(nothing);
    expect(await disk.remove(refreshId)).toEqual(done);
    await expect(stat(folder)).rejects.toThrow();
    expect(await disk.write(record)).toEqual(done);
    expect([await modeOf(folder), await modeOf(path)]).toEqual([0o700, 0o600]);
  });

  it("takes back what others were allowed", async () => {
    await disk.write(record);
    await chmod(folder, 0o755);
    await chmod(path, 0o666);
    await disk.write(record);
    expect([await modeOf(folder), await modeOf(path)]).toEqual([0o700, 0o600]);
  });

  it("brings every record back in the next run, as it was written last", async () => {
    const records = fakeProgresses().map((progress, at) =>
      fakeJournalRecord({ refreshId: idOf(at + 1), progress }),
    );
    const replacement = { ...fakeReplacement(100_000), refreshId: idOf(99) };
    for (const { refreshId } of records) await disk.write(fakeJournalRecord({ refreshId }));
    for (const written of [...records, replacement]) await disk.write(written);
    const read = await newRun().readAll();
    expect(read.setAsideAs).toEqual([]);
    expect(read.records).toHaveLength(records.length + 1);
    expect(read.records).toEqual(expect.arrayContaining([...records, replacement]));
  });

  it("writes in the order in which it was asked, and reads between whole writes", async () => {
    const writes = fakeProgresses().map((progress) => {
      const written = disk.write(fakeJournalRecord({ progress }));
      return [written, disk.readAll()] as const;
    });
    const read = await Promise.all(writes.map(([, reading]) => reading));
    const stages = read.map(({ records }) => records.map(({ progress }) => progress.stage));
    expect(stages).toEqual(fakeProgresses().map(({ stage }) => [stage]));
    expect(await readdir(folder)).toEqual([name]);
  });

  it("does not write what it could not read again", async () => {
    const odd = fakeJournalRecord({ oldFingerprint: "q7Zr2mW9xKc4Tn8b" });
    await disk.write(record);
    expect(await disk.write(odd)).toEqual(unusable);
    expect(await newRun().readAll()).toEqual({ records: [record], setAsideAs: [] });
  });

  it("takes a record away for good", async () => {
    await disk.write(record);
    const flush = await spyOnFlush();
    expect(await disk.remove(refreshId)).toEqual(done);
    expect(flush).toHaveBeenCalledTimes(1);
    expect(await disk.remove(refreshId)).toEqual(done);
    expect(await newRun().readAll()).toEqual(nothing);
  });
});

describe("a power cut", () => {
  it("finds the old record until the new one is whole and flushed", async () => {
    await disk.write(record);
    const flush = await spyOnFlush();
    const seen: string[] = [];
    flush.mockImplementation(async () => void seen.push(await readFile(path, "utf8")));
    const later = fakeJournalRecord({ progress: { stage: "intended" } });
    expect(await disk.write(later)).toEqual(done);
    // The file's own flush, then the folder's.
    expect(seen).toEqual([textOf(record), textOf(later)]);
  });

  it("finds the folder that the first record has made", async () => {
    const flush = await spyOnFlush();
    await disk.write(record);
    // The folder above it, the file, the folder.
    expect(flush).toHaveBeenCalledTimes(3);
  });

  it.each([
    ["file", 0],
    ["folder", 1],
  ])("is not said to be outlasted when the %s can't be flushed", async (_what, before) => {
    await disk.write(record);
    const flush = await spyOnFlush();
    for (let count = 0; count < before; count += 1) flush.mockResolvedValueOnce(undefined);
    flush.mockRejectedValueOnce(Object.assign(new Error("EIO"), { code: "EIO" }));
    expect(await disk.write(record)).toEqual(unusable);
    expect(await disk.write(record)).toEqual(done);
    flush.mockRejectedValueOnce(Object.assign(new Error("EIO"), { code: "EIO" }));
    expect(await disk.remove(refreshId)).toEqual(unusable);
    expect(await readdir(folder)).toEqual([]);
  });

  it("can't be asked of a file system that does not flush folders", async () => {
    await disk.write(record);
    const flush = await spyOnFlush();
    flush.mockResolvedValueOnce(undefined);
    flush.mockRejectedValueOnce(Object.assign(new Error("EINVAL"), { code: "EINVAL" }));
    expect(await disk.write(record)).toEqual(done);
  });

  it("in the middle of a write leaves a file that the next run removes", async () => {
    await disk.write(record);
    const leftover = `${path}.00000000-0000-4000-8000-000000000123.tmp`;
    await writeFile(leftover, textOf(record).slice(0, 100));
    await writeFile(join(folder, "notes.txt"), "theirs");
    expect(await newRun().readAll()).toEqual({ records: [record], setAsideAs: [] });
    expect((await readdir(folder)).sort()).toEqual([name, "notes.txt"]);
  });
});

describe("a file that is no record", () => {
  it("is kept under another name, and told once", async () => {
    await disk.write(record);
    await truncate(path, 100);
    expect(await newRun().readAll()).toEqual({ records: [], setAsideAs: [keptName] });
    expect(await readFile(join(folder, keptName), "utf8")).toBe(textOf(record).slice(0, 100));
    expect(await newRun().readAll()).toEqual(nothing);
  });

  it("is never kept in another one's place, whatever the clock says", async () => {
    await mkdir(folder);
    for (const text of ["one", "two", "three"]) {
      await writeFile(path, text);
      await newRun().readAll();
    }
    const kept = [keptName, `${keptName}-2`, `${keptName}-3`];
    expect((await readdir(folder)).sort()).toEqual(kept);
    expect(await readFile(join(folder, `${keptName}-2`), "utf8")).toBe("two");
  });

  it("does not stand in another one's way, and every byte of it is kept", async () => {
    await mkdir(folder);
    const { below } = seededRandom(20_260_312);
    const damaged = new Map<string, Buffer>();
    for (let count = 1; count <= 200; count += 1) {
      const bytes = Buffer.from(textOf({ ...record, refreshId: idOf(count) }));
      const at = below(bytes.length);
      if (count % 4 === 0) bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(8)), at);
      if (count % 4 === 1) bytes.fill(0, at);
      const ofOther = textOf({ ...record, refreshId: idOf(count + 1) });
      const cut = count % 4 === 2 ? bytes.subarray(0, at) : bytes;
      damaged.set(`${idOf(count)}.json`, count % 4 === 3 ? Buffer.from(ofOther) : cut);
    }
    for (const [name, bytes] of damaged) await writeFile(join(folder, name), bytes);
    const whole = { ...record, refreshId: idOf(1_000) };
    await disk.write(whole);

    const { records, setAsideAs } = await newRun().readAll();
    expect(records).toEqual([whole]);
    expect(setAsideAs).toHaveLength(damaged.size);
    for (const kept of setAsideAs) {
      const bytes = damaged.get(kept.replace(/\.unreadable-.*/, ""));
      expect(bytes?.equals(await readFile(join(folder, kept)))).toBe(true);
    }
  });

  it("is one that is larger than any record", async () => {
    await disk.write(record);
    // A hole, which takes no room on the disk; more than can be read at once.
    await truncate(path, 3 * 1024 ** 3);
    expect(await newRun().readAll()).toEqual({ records: [], setAsideAs: [keptName] });
  });

  it("is one whose name is no refresh's", async () => {
    await mkdir(folder);
    await writeFile(join(folder, "copy.json"), textOf(record));
    expect(await disk.readAll()).toMatchObject({
      records: [],
      setAsideAs: [expect.stringMatching(/^copy\.json\.unreadable-/)],
    });
  });

  it("keeps its name where it can't get another one, and is told", async () => {
    await mkdir(folder);
    // With more behind it, it is longer than a name may be.
    const long = `${"x".repeat(245)}.json`;
    await writeFile(join(folder, long), "{}");
    expect(await disk.readAll()).toEqual({ records: [], setAsideAs: [long] });
    expect(await readFile(join(folder, long), "utf8")).toBe("{}");
  });
});

describe("something else in a file's place", () => {
  it("is not followed when it is a link, neither to be read nor to be written", async () => {
    const elsewhere = join(folder, "..", name);
    await writeFile(elsewhere, textOf(record));
    await mkdir(folder);
    await symlink(elsewhere, path);
    expect(await disk.readAll()).toEqual({ records: [], setAsideAs: [keptName] });
    await symlink(elsewhere, path);
    const later = fakeJournalRecord({ progress: { stage: "intended" } });
    expect(await disk.write(later)).toEqual(done);
    expect(await readFile(elsewhere, "utf8")).toBe(textOf(record));
    expect(await readFile(path, "utf8")).toBe(textOf(later));
  });

  it("is set aside when it is a folder or a pipe, which holds nothing up", async () => {
    await mkdir(path, { recursive: true });
    const other = { ...record, refreshId: idOf(2) };
    execFileSync(makePipe, [join(folder, `${idOf(2)}.json`)]);
    const { records, setAsideAs } = await disk.readAll();
    expect([records, setAsideAs.length]).toEqual([[], 2]);
    expect((await stat(join(folder, keptName))).isDirectory()).toBe(true);
    expect(await disk.write(record)).toEqual(done);
    expect(await disk.write(other)).toEqual(done);
    expect((await newRun().readAll()).records).toHaveLength(2);
  });

  it("is a device that is not opened", async () => {
    await mkdir(folder);
    execFileSync("ln", ["-s", "/dev/zero", path]);
    expect(await disk.readAll()).toEqual({ records: [], setAsideAs: [keptName] });
  });

  it("can't be written over when it is a folder, and what was written stays out of sight", async () => {
    await mkdir(path, { recursive: true });
    expect(await disk.write(record)).toEqual(unusable);
    expect(await disk.remove(refreshId)).toEqual(unusable);
    expect(await readdir(folder)).toEqual([name]);
  });
});

describe("something else in the folder's place", () => {
  it("is told, and nothing is written through a link", async () => {
    const elsewhere = join(folder, "..", "elsewhere");
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, name), textOf(record));
    await symlink(elsewhere, folder);
    expect(await disk.readAll()).toEqual({ records: [], setAsideAs: [basename(folder)] });
    expect(await disk.write(record)).toEqual(unusable);
    expect(await disk.remove(refreshId)).toEqual(unusable);
    expect(await readdir(elsewhere)).toEqual([name]);
  });

  it("can't be used while it is a file, and can be afterwards", async () => {
    await writeFile(folder, "");
    expect(await disk.readAll()).toEqual({ records: [], setAsideAs: [basename(folder)] });
    expect(await disk.write(record)).toEqual(unusable);
    await rm(folder);
    expect(await disk.write(record)).toEqual(done);
    expect((await disk.readAll()).records).toEqual([record]);
  });

  it("is no refusal for ever: the folder is made anew when it is gone", async () => {
    await disk.write(record);
    await rm(folder, { recursive: true });
    expect(await disk.write(record)).toEqual(done);
    expect((await disk.readAll()).records).toEqual([record]);
  });
});
