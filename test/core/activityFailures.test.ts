import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ActivityAction } from "../../shared/activity.ts";
import { err, ok } from "../../shared/result.ts";
import { FakeActivityFile } from "../fakes/fakeActivityFile.ts";
import { ActivityRig } from "../fakes/fakeActivityRig.ts";

/* A page that was taken over fails as often as it likes; the disk must not fill up with it. */
let rig: ActivityRig;

beforeEach(() => {
  rig = new ActivityRig(new FakeActivityFile());
});

async function failTimes(times: number, action: ActivityAction = "reveal"): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    expect(await rig.reveal({ action, result: "key-not-found" })).toEqual(ok(undefined));
  }
}

async function leftOut(): Promise<readonly (string | null)[]> {
  const { entries } = await rig.list({ actions: ["failures-left-out"] });
  return entries.map(({ details }) => details);
}

describe("failures", () => {
  it("get a line each, sixty a minute, and then one that counts the others", async () => {
    await failTimes(200);
    await failTimes(3, "copy");
    expect((await rig.list({ failedOnly: true })).matching).toBe(60);
    expect(await leftOut()).toEqual([]);
    rig.clock.advance(60_000);
    await vi.waitFor(async () => expect(await leftOut()).toEqual(["reveal:140 copy:3"]));
    expect((await rig.list()).integrity.state).toBe("intact");
    expect(rig.clock.pendingTimers).toBe(1);
  });

  it("get lines again in the next minute", async () => {
    await failTimes(60);
    rig.clock.advance(60_000);
    await failTimes(61);
    rig.clock.advance(60_000);
    await failTimes(61);
    expect((await rig.list({ failedOnly: true })).matching).toBe(180);
  });

  it("are all written when there are few, and nothing is said of others", async () => {
    await failTimes(60);
    rig.clock.advance(120_000);
    expect((await rig.list()).total).toBe(61);
  });

  it("leave no room for doubt about what was done: that is always written", async () => {
    await failTimes(100);
    await rig.reveal();
    await rig.reveal({ action: "refresh", result: "refresh-outcome-unknown" });
    const { entries } = await rig.list();
    expect(entries.slice(0, 2).map(({ action }) => action)).toEqual(["refresh", "reveal"]);
  });

  it("are counted before the app ends", async () => {
    await failTimes(70);
    await rig.quitAndStart();
    expect(await leftOut()).toEqual(["reveal:10"]);
  });

  it("are counted later when it can't be written now", async () => {
    await failTimes(70);
    rig.file.isUsable = false;
    rig.clock.advance(60_000);
    await rig.log.flush();
    expect(await rig.reveal()).toEqual(err({ kind: "activity-not-recorded" }));
    rig.file.isUsable = true;
    rig.clock.advance(60_000);
    await vi.waitFor(async () => expect(await leftOut()).toEqual(["reveal:10"]));
  });
});
