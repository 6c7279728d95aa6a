import { beforeEach, describe, expect, it } from "vitest";
import { setProtection } from "../../electron/core/setProtection.ts";
import { defaultProtection, type ProtectionSettings } from "../../shared/protection.ts";
import { err, ok } from "../../shared/result.ts";
import { FakeSettingsStore } from "../fakes/fakeSettingsStore.ts";
import { RecordingActivity } from "../fakes/recordingActivity.ts";

let settings: FakeSettingsStore;
let activity: RecordingActivity;

beforeEach(() => {
  settings = new FakeSettingsStore();
  activity = new RecordingActivity();
});

const set = (change: Partial<ProtectionSettings>) => setProtection({ settings, activity }, change);

describe("setProtection", () => {
  it("changes what is named and leaves the rest", async () => {
    expect(await set({ revealSeconds: 5 })).toEqual(ok(undefined));
    expect(settings.read().protection).toEqual({ ...defaultProtection, revealSeconds: 5 });
  });

  it.each<[string, Partial<ProtectionSettings>]>([
    ["revealSeconds", { revealSeconds: 60 }],
    ["clipboardSeconds", { clipboardSeconds: null }],
    ["clipboardSeconds", { clipboardSeconds: 120 }],
    ["lockAfterMinutes", { lockAfterMinutes: null }],
    ["hideFromCapture", { hideFromCapture: false }],
  ])("writes down that %s gets weaker: %j", async (details, change) => {
    await set(change);
    expect(activity.events).toEqual([{ action: "protection-weakened", result: "ok", details }]);
    await set(defaultProtection);
    const back = { action: "protection-strengthened", result: "ok", details };
    expect(activity.events.at(-1)).toEqual(back);
  });

  it("tells what gets weaker from what gets stronger in one change", async () => {
    await set({ revealSeconds: 5, clipboardSeconds: null, lockAfterMinutes: 60 });
    expect(activity.events.map(({ details }) => details)).toEqual([
      "clipboardSeconds lockAfterMinutes",
      "revealSeconds",
    ]);
  });

  it("writes nothing down when nothing changes", async () => {
    await set(defaultProtection);
    expect(activity.events).toEqual([]);
  });

  it("weakens nothing that can't be written down, but strengthens all the same", async () => {
    activity.isWritable = false;
    expect(await set({ clipboardSeconds: null })).toEqual(err({ kind: "activity-not-recorded" }));
    expect(settings.read().protection).toEqual(defaultProtection);
    expect(await set({ clipboardSeconds: 10 })).toEqual(ok(undefined));
    expect(settings.read().protection.clipboardSeconds).toBe(10);
  });

  it("keeps what another change has made while it was being written down", async () => {
    settings.change({ protection: { ...defaultProtection, clipboardSeconds: null } });
    const weakening = set({ revealSeconds: 60 });
    await set({ clipboardSeconds: 10 });
    await weakening;
    expect(settings.read().protection).toMatchObject({ revealSeconds: 60, clipboardSeconds: 10 });
  });
});
