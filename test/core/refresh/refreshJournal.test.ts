import { beforeEach, describe, expect, it } from "vitest";
import { RefreshJournal } from "../../../electron/core/refresh/refreshJournal.ts";
import type { Instant, KeyId } from "../../../shared/apiKey.ts";
import type { RefreshId, RunbookId } from "../../../shared/refresh.ts";
import { FakeJournalDisk } from "../../fakes/fakeJournalDisk.ts";
import { fakeJournalRecord } from "../../fakes/fakeJournalRecord.ts";
import { RefreshRig } from "../../fakes/refreshRig.ts";

const ticked = [{ text: "Website", isDone: true }];
const open = [
  { text: "Website", isDone: true },
  { text: "Kiosk", isDone: false },
];

let disk: FakeJournalDisk;
let journal: RefreshJournal;

beforeEach(async () => {
  disk = new FakeJournalDisk();
  journal = new RefreshJournal({ disk, onChanged: () => undefined });
});

const idOf = (count: number) =>
  `00000000-0000-4000-8000-${String(count).padStart(12, "0")}` as RefreshId;

describe("the journal", () => {
  it("knows what earlier runs have left, and what it could not read", async () => {
    disk = new FakeJournalDisk();
    await disk.write(fakeJournalRecord());
    disk.setAsideAs = ["broken.json"];
    journal = new RefreshJournal({ disk, onChanged: () => undefined });
    expect(journal.list()).toEqual([]);
    await journal.open();
    await journal.opened;
    expect(journal.list()).toEqual([fakeJournalRecord()]);
    expect(journal.setAsideAs).toEqual(["broken.json"]);
  });

  it("writes nothing before it has read what there is", async () => {
    const writing = journal.write(fakeJournalRecord());
    await new Promise((resolve) => setImmediate(resolve));
    expect(disk.operations).toBe(0);
    await journal.open();
    expect((await writing).ok).toBe(true);
    expect(disk.records).toHaveLength(1);
  });

  it("keeps in memory what the disk does not take of what was done", async () => {
    await journal.open();
    await journal.write(fakeJournalRecord({ progress: { stage: "intended" } }));
    disk.isUnusable = true;
    await journal.note(fakeJournalRecord());
    expect(journal.list()[0]?.progress.stage).toBe("sent");
  });

  it("brings nothing back that was removed", async () => {
    await journal.open();
    await journal.write(fakeJournalRecord());
    await journal.remove(fakeJournalRecord().refreshId);
    await journal.note(fakeJournalRecord());
    expect(journal.list()).toEqual([]);
    expect(disk.records).toEqual([]);
  });

  it("lists the oldest first, whatever the clock did", async () => {
    await journal.open();
    const at = (minute: number) => `2026-03-12T10:0${minute}:00.000Z` as Instant;
    for (const [count, minute] of [
      [1, 3],
      [3, 1],
      [2, 2],
    ] as const) {
      const refreshId = idOf(count);
      const record = fakeJournalRecord({ refreshId, plannedAt: at(minute), ordinal: count });
      await journal.write(record);
    }
    const order = journal.list().map(({ refreshId }) => Number(refreshId.slice(-2)));
    expect(order).toEqual([1, 2, 3]);
    expect(journal.nextOrdinal).toBe(4);
  });

  it("keeps one planned step a key of a runbook whose resuming was cut off", async () => {
    const step = (position: number) => ({ runbookId: idOf(99) as string as RunbookId, position });
    const planned = { progress: { stage: "planned" } } as const;
    for (const count of [1, 2]) {
      const change = { ...planned, refreshId: idOf(count), ordinal: count, runbook: step(count) };
      await disk.write(fakeJournalRecord(change));
    }
    await journal.open();
    expect(journal.list().map(({ ordinal }) => ordinal)).toEqual([2]);
    expect(disk.records).toHaveLength(1);
  });
});

describe("a place that is written down while a refresh is under way", () => {
  for (const step of ["platform: revealKey", "platform: refreshKey", "keychain: write"]) {
    it(`is not lost: ${step}`, async () => {
      const rig = new RefreshRig();
      const { preparationId } = await rig.ready(["ari-post", "ari-read"].map((id) => id as KeyId));
      const setOnce = once(async () => {
        for (const { refreshId } of rig.refreshes.list()) {
          await rig.after.setPlaces({ refreshId, places: open });
        }
      });
      rig.platform.faults.onCall = async (call) => {
        if (step === `platform: ${call}`) await setOnce();
      };
      rig.keychain.onWrite = () => {
        if (step === "keychain: write") void setOnce();
      };
      const request = { preparationId, typed: "GRAND HOTEL", stepUp: null };
      await rig.finish(rig.refreshes.refreshKeys(request, rig.isStillAsked));
      expect(rig.refreshes.list().map(({ places }) => places)).toEqual([open, open]);
      expect(rig.disk.records.map(({ places }) => places)).toEqual([open, open]);
      expect(rig.refreshes.list().map(({ progress }) => progress.state)).toEqual([
        "refreshed",
        "refreshed",
      ]);
    });
  }

  it("never takes the disk back to before the request was sent", async () => {
    const slow = new FakeJournalDisk();
    const queued: Array<() => void> = [];
    const write = slow.write.bind(slow);
    // One after the other, as the real one does, and each when the test says.
    slow.write = (record) =>
      new Promise((resolve) => queued.push(() => void write(record).then(resolve)));
    journal = new RefreshJournal({ disk: slow, onChanged: () => undefined });
    await journal.open();
    const intended = fakeJournalRecord({ progress: { stage: "intended" } });
    const first = journal.write(intended);
    await next(queued);
    await first;
    const second = journal.write(fakeJournalRecord());
    await expect.poll(() => queued.length).toBe(1);
    const present = journal.find(intended.refreshId);
    if (!present.ok) throw new Error("no record");
    const changing = journal.note({ ...present.value, places: ticked });
    await next(queued);
    await next(queued);
    expect((await second).ok).toBe(true);
    await changing;
    expect(slow.records).toEqual([fakeJournalRecord({ places: ticked })]);
  });

  it("does not have a key held that every place has by now", async () => {
    const rig = new RefreshRig();
    rig.keychain.onWrite = once(async () => {
      for (const { refreshId } of rig.refreshes.list()) {
        await rig.after.setPlaces({ refreshId, places: ticked });
      }
    });
    await rig.refresh();
    await expect.poll(() => rig.keychain.stored.size).toBe(0);
    expect(rig.refreshes.list()[0]?.progress).toMatchObject({ isFinished: true });
    expect(rig.disk.records[0]?.progress.stage).toBe("finished");
  });
});

async function next(queued: Array<() => void>): Promise<void> {
  await expect.poll(() => queued.length).toBeGreaterThan(0);
  queued.shift()?.();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    isDone = true;
    await work();
  };
}
