import { beforeEach, describe, expect, it } from "vitest";
import { FakeActivityFile } from "../fakes/fakeActivityFile.ts";
import { ActivityRig } from "../fakes/fakeActivityRig.ts";

/* What is added to a log of thirteen lines, and covered by none of ours, must not vanish later. */
let rig: ActivityRig;

beforeEach(async () => {
  rig = new ActivityRig(new FakeActivityFile());
  await rig.revealTimes(12);
  await rig.log.flush();
});

describe("a log to which somebody has added a line at its end", () => {
  it.each([
    ["garbage", "garbage\n", [14]],
    ["two lines", 'garbage\n{"seq":99}\n', [14, 15]],
    ["a beginning", '{"seq":99}\n', [14]],
    ["garbage, and a beginning as of a crash", 'garbage\n{"seq":15,"at', [14, 15]],
  ])("names it for ever, whatever is written after it: %s", async (_what, added, brokenLines) => {
    const [number] = brokenLines;
    rig.file.text += added;
    rig.restart();
    await rig.log.open();
    expect(rig.log.status.isBroken).toBe(true);
    expect((await rig.list()).integrity.brokenLines).toContain(number);
    await rig.reveal();
    expect((await rig.list()).integrity).toMatchObject({ state: "broken", brokenLines });
    await rig.revealTimes(2);
    expect(rig.log.status.isBroken).toBe(true);
    await rig.quitAndStart();
    await rig.reveal();
    const { integrity, entries } = await rig.list();
    expect(integrity).toMatchObject({ state: "broken", brokenLines, missingAtEnd: 0 });
    expect(entries.slice(0, 5).map(({ seq }) => seq)).toEqual([17, 16, 15, 14, 13]);
  });

  it("names it when it is added while the app runs, too", async () => {
    rig.file.text += "garbage\n";
    await rig.revealTimes(2);
    expect(rig.log.status.isBroken).toBe(true);
    expect((await rig.list()).integrity).toMatchObject({ state: "broken", brokenLines: [14] });
  });
});

describe("a line that somebody has added without a mac", () => {
  it("could be of a run without a keychain, so it shows as not protected", async () => {
    const forged = (rig.file.lines[1] ?? "").replace(/"mac":"[^"]*"/, '"mac":null');
    rig.file.text += `${forged.replace('"seq":2', '"seq":14')}\n`;
    rig.restart();
    await rig.reveal();
    const { entries, integrity } = await rig.list();
    expect(integrity).toMatchObject({ state: "intact", unprotected: 1 });
    const told = entries.slice(0, 3).map(({ seq, isProtected }) => `${seq} ${isProtected}`);
    expect(told).toEqual(["15 true", "14 false", "13 true"]);
  });
});
