import { beforeEach, describe, expect, it } from "vitest";
import { ActivityHistory } from "../../electron/core/activity/activityHistory.ts";
import { FakeActivityFile } from "../fakes/fakeActivityFile.ts";
import { ActivityRig, everything } from "../fakes/fakeActivityRig.ts";

const fiveMinutesMs = 5 * 60_000;

let rig: ActivityRig;

beforeEach(async () => {
  rig = new ActivityRig(new FakeActivityFile());
  await rig.reveal();
  await rig.reveal({ action: "copy", result: "forbidden" });
  rig.clock.advance(24 * 60 * 60_000);
  await rig.log.record({ action: "protection-weakened", result: "ok", details: "revealSeconds" });
});

async function found(text: string): Promise<readonly string[]> {
  return (await rig.list({ text })).entries.map(({ action }) => action);
}

describe("list", () => {
  it("has the newest first, part by part, and counts them all", async () => {
    const request = { filter: everything, offset: 1, limit: 2 };
    const listed = await rig.log.list(request);
    expect(listed).toMatchObject({
      value: {
        entries: [{ action: "copy" }, { action: "reveal" }],
        matching: 4,
        total: 4,
        integrity: { state: "intact" },
      },
    });
  });

  it("lets through the actions that were asked for", async () => {
    const page = await rig.list({ actions: ["copy", "lock"] });
    expect(page).toMatchObject({ entries: [{ action: "copy" }], matching: 1, total: 4 });
    expect((await rig.list({ actions: [] })).matching).toBe(0);
  });

  it("lets through what failed", async () => {
    expect((await rig.list({ failedOnly: true })).entries).toMatchObject([{ action: "copy" }]);
  });

  it.each([
    ["the words of an action", "VISAD", ["reveal"]],
    ["an action itself", "weakened", ["protection-weakened"]],
    ["a connection", "hôtel", ["copy", "reveal"]],
    ["an account", "it@GRAND", ["copy", "reveal"]],
    ["a computer's user", "anna", ["protection-weakened", "copy", "reveal", "log-started"]],
    ["a key's id", "ari-post", ["copy", "reveal"]],
    ["its last characters", "1F9C", ["copy", "reveal"]],
    ["a group and an access", "post ari", ["copy", "reveal"]],
    ["a key by its name as it is shown", "Post-nyckeln för ARI", ["copy", "reveal"]],
    ["a result", "forbid", ["copy"]],
    ["details", "revealsec", ["protection-weakened"]],
    ["an environment", "live copy", ["copy"]],
    ["a day as it is shown", "12 MARS", ["copy", "reveal", "log-started"]],
    ["a day as a number", "2026-03-13", ["protection-weakened"]],
    ["words of which each has to be there", "copy weakened", []],
    ["a name that the file has for a field", "connectionName", []],
  ])("finds %s", async (_what, text, actions) => {
    expect(await found(text)).toEqual(actions);
  });

  it("finds a key by its fingerprint", async () => {
    const fingerprint = (await rig.list()).entries[1]?.key?.fingerprint ?? "";
    expect(await found(fingerprint)).toEqual(["copy", "reveal"]);
  });

  it("shows no line that it can't read, and does not fail", async () => {
    const line = rig.file.lines[1] ?? "";
    const bad = [
      line.replace('"reveal"', '"explode"'),
      line.replace('"ok"', '"splendid"'),
      line.replace('"live"', '"moon"'),
      line.replace('"anna"', "7"),
      line.replace('"post"', "[]"),
      line.replace('"ari-post"', "7"),
      line.replace(/"key":\{.*?\}/, '"key":7'),
      line.replace("2026-03", "2026-33"),
      line.replace(/"osUser"/, '{"osUser'),
      "",
      "null",
      "\u0000\u00ff",
    ];
    expect(new Set(bad).size).toBe(12);
    rig.file.lines = [...rig.file.lines, ...bad];
    expect(await rig.list()).toMatchObject({ total: 4, integrity: { state: "broken" } });
  });
});

describe("what was read", () => {
  it("is read once, and later only what was added", async () => {
    await rig.list();
    rig.file.bytesRead = 0;
    await rig.list({ text: "copy" });
    expect(rig.file.bytesRead).toBe(0);
    await rig.reveal();
    expect((await rig.list()).total).toBe(5);
    expect(rig.file.bytesRead).toBe(`${rig.file.lines.at(-1)}\n`.length);
  });

  it("is read once when it is asked for twice at the same time", async () => {
    const history = new ActivityHistory({ file: rig.file, clock: rig.clock });
    const totalOf = async () => {
      const read = await history.read(null, null);
      return read.ok ? read.value.entries.length : 0;
    };
    expect(await totalOf()).toBe(4);
    await rig.reveal();
    expect(await Promise.all([totalOf(), totalOf()])).toEqual([5, 5]);
  });

  it("is not added to in the hands of whoever has got it", async () => {
    const history = new ActivityHistory({ file: rig.file, clock: rig.clock });
    const read = await history.read(null, null);
    await rig.reveal();
    await history.read(null, null);
    expect(read).toMatchObject({ value: { entries: { length: 4 } } });
  });

  it("is forgotten when asked to, and after five minutes", async () => {
    const { length } = rig.file.text;
    await rig.list();
    for (const forget of [() => rig.log.drop(), () => rig.clock.advance(fiveMinutesMs)]) {
      rig.file.bytesRead = 0;
      forget();
      expect((await rig.list()).total).toBe(4);
      expect(rig.file.bytesRead).toBe(length);
    }
    rig.log.drop();
    expect(rig.clock.pendingTimers).toBe(0);
  });

  it("is read anew when something else has changed the file, to the same length, too", async () => {
    await rig.list();
    rig.file.text = rig.file.text.replace("forbidden", "signed-ok");
    expect((await rig.list()).integrity).toMatchObject({ state: "broken", brokenLines: [3] });
    expect(rig.log.status.isBroken).toBe(true);
  });

  it("keeps the alarm for the whole run when the log has been put back", async () => {
    const { text } = rig.file;
    rig.file.text = text.replace("forbidden", "signed-ok");
    await rig.list();
    rig.file.text = text;
    expect((await rig.list()).integrity.state).toBe("intact");
    expect(rig.log.status.isBroken).toBe(true);
  });

  it("misses no line that is written while it is read", async () => {
    for (let round = 0; round < 20; round += 1) {
      const [page] = await Promise.all([rig.list(), rig.reveal(), rig.reveal()]);
      expect(page.integrity).toMatchObject({ state: "intact", missingAtEnd: 0 });
    }
    expect((await rig.list()).total).toBe(44);
  });
});

describe("exportEntries", () => {
  it("writes what the filter lets through, oldest first, and that it was done", async () => {
    const filter = { ...everything, text: "hôtel" };
    const exported = await rig.log.exportEntries({ filter, format: "csv" });
    expect(exported).toEqual({
      ok: true,
      value: { state: "saved", file: "activity.csv", count: 2 },
    });
    expect(rig.exported.map(({ seq, action }) => `${seq} ${action}`)).toEqual([
      "2 reveal",
      "3 copy",
    ]);
    expect((await rig.list()).entries[0]).toMatchObject({
      action: "export",
      result: "ok",
      details: "csv",
      connectionId: null,
    });
  });

  it("is content when the person thinks better of it", async () => {
    rig.exportName = null;
    const exported = await rig.log.exportEntries({ filter: everything, format: "json" });
    expect(exported).toEqual({ ok: true, value: { state: "cancelled" } });
    expect((await rig.list()).total).toBe(4);
  });
});
