import { beforeEach, describe, expect, it } from "vitest";
import { err, ok } from "../../shared/result.ts";
import { FakeActivityFile } from "../fakes/fakeActivityFile.ts";
import { ActivityRig } from "../fakes/fakeActivityRig.ts";

const notRecorded = err({ kind: "activity-not-recorded" });

let rig: ActivityRig;

beforeEach(() => {
  rig = new ActivityRig(new FakeActivityFile());
});

describe("a crash", () => {
  it("between a line and the keychain leaves a log that is whole", async () => {
    await rig.revealTimes(2);
    await rig.log.flush();
    rig.keychain.isHanging = true;
    await rig.revealTimes(3);
    rig.keychain.isHanging = false;
    rig.restart();
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(false);
    expect(await rig.list()).toMatchObject({ total: 7, integrity: { state: "intact" } });
    await rig.log.flush();
    expect(rig.keychain.stored.get("activity-head")).toMatch(/^7 /);
  });

  it("within a line leaves text that is no entry and breaks nothing", async () => {
    await rig.revealTimes(2);
    await rig.log.flush();
    rig.file.text += rig.file.lines[2]?.slice(0, 90);
    rig.restart();
    expect(await rig.list()).toMatchObject({ total: 3, integrity: { state: "intact" } });
    await rig.reveal();
    await rig.quitAndStart();
    const { integrity, entries } = await rig.list();
    expect(integrity).toMatchObject({ state: "intact", brokenLines: [] });
    expect(entries.map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
    expect(rig.file.lines).toHaveLength(5);
  });

  it("twice within a line does no more", async () => {
    await rig.revealTimes(2);
    await rig.log.flush();
    rig.file.text += '{"seq":4,"at\n{"seq":4,';
    rig.restart();
    expect((await rig.list()).integrity.state).toBe("intact");
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(false);
    expect((await rig.list()).integrity.state).toBe("intact");
  });

  it.each([0, 1, 60, 400])(
    "of the disk after %i bytes is mended with the next line",
    async (bytes) => {
      await rig.reveal();
      rig.file.tearsAfter = bytes;
      expect(await rig.reveal()).toEqual(notRecorded);
      expect(await rig.reveal()).toEqual(ok(undefined));
      await rig.quitAndStart();
      await rig.reveal();
      const { integrity, entries } = await rig.list();
      expect(integrity.state).toBe("intact");
      expect(entries.map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
    },
  );

  it("of the disk after the whole line leaves it as an entry", async () => {
    await rig.reveal();
    rig.file.tearsAfter = 10_000;
    await rig.reveal();
    await rig.reveal();
    expect(await rig.list()).toMatchObject({ total: 4, integrity: { state: "intact" } });
  });

  it("that took the last line break away costs nothing", async () => {
    await rig.reveal();
    await rig.log.flush();
    rig.file.text = rig.file.text.slice(0, -1);
    rig.restart();
    await rig.reveal();
    expect(await rig.list()).toMatchObject({ total: 3, integrity: { state: "intact" } });
    expect(rig.file.lines).toHaveLength(3);
  });
});

describe("the end of the file", () => {
  it("is looked at before the first line of a run", async () => {
    await rig.revealTimes(4);
    await rig.log.flush();
    rig.file.lines = rig.file.lines.slice(0, 3);
    rig.restart();
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(true);
    expect(rig.statusChanges).toBe(1);
  });

  it("is looked at when the app opens the log, without reading all of it", async () => {
    await rig.revealTimes(400);
    await rig.log.flush();
    rig.file.bytesRead = 0;
    rig.restart();
    await rig.log.open();
    expect(rig.log.status.isBroken).toBe(false);
    expect(rig.file.bytesRead).toBeLessThan(rig.file.text.length);
    rig.file.lines = rig.file.lines.slice(0, 100);
    rig.restart();
    await rig.log.open();
    expect(rig.log.status.isBroken).toBe(true);
  });

  it("is looked at again when something else has touched the file", async () => {
    await rig.revealTimes(4);
    rig.file.lines = rig.file.lines.slice(0, 3);
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(true);
    expect((await rig.list()).integrity).toMatchObject({ state: "broken", brokenLines: [4] });
  });

  it("is held to what was once proved, though the keychain does not know it yet", async () => {
    await rig.revealTimes(2);
    await rig.log.flush();
    rig.keychain.isHanging = true;
    await rig.revealTimes(3);
    rig.keychain.isHanging = false;
    rig.restart();
    await rig.log.open();
    rig.file.lines = rig.file.lines.slice(0, 4);
    expect((await rig.list()).integrity).toMatchObject({ state: "broken", missingAtEnd: 2 });
  });

  it("is found behind whatever a crash has left there", async () => {
    await rig.reveal();
    await rig.log.flush();
    // The line's mac lies across the place where the second part that is read ends.
    rig.file.text += "x".repeat(64 * 1024 - 30);
    rig.restart();
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(false);
    expect((await rig.list()).entries.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });

  it("is missed when the whole file is gone, and the gap stays", async () => {
    await rig.revealTimes(4);
    await rig.log.flush();
    rig.file.text = "";
    rig.restart();
    expect(await rig.list()).toMatchObject({
      total: 0,
      integrity: { state: "broken", missingAtEnd: 5 },
    });
    expect(rig.log.status.isBroken).toBe(true);
    await rig.reveal();
    const { entries, integrity } = await rig.list();
    expect(entries.map(({ seq, action }) => `${seq} ${action}`)).toEqual([
      "7 reveal",
      "6 log-started",
    ]);
    expect(integrity).toMatchObject({ state: "broken", brokenLines: [1], missingAtEnd: 0 });
  });

  it("is not taken from the file when that has been deleted in the middle of a run", async () => {
    await rig.revealTimes(2);
    rig.file.text = "";
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(true);
    expect((await rig.list()).entries.map(({ seq }) => seq)).toEqual([5, 4]);
  });

  it("gets another line break when somebody else's text stands there", async () => {
    await rig.reveal();
    rig.file.text += "somebody else's";
    await rig.reveal();
    expect(rig.file.lines.at(-2)).toBe("somebody else's");
    expect((await rig.list()).entries).toHaveLength(3);
  });
});
