import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { ActivityIntegrity } from "../../shared/activity.ts";
import { FakeActivityFile } from "../fakes/fakeActivityFile.ts";
import { ActivityRig } from "../fakes/fakeActivityRig.ts";

/*
 * A log of twelve lines that was left in good order, and what is said of it after somebody has
 * changed the file while the app was not running.
 */
let rig: ActivityRig;
let written: string;
let lines: readonly string[];

beforeAll(async () => {
  rig = new ActivityRig(new FakeActivityFile());
  await rig.revealTimes(11);
  await rig.log.flush();
  written = rig.file.text;
  lines = rig.file.lines;
});

async function verdictOn(text: string): Promise<ActivityIntegrity> {
  rig.file.text = text;
  rig.restart();
  return (await rig.list()).integrity;
}

const verdictOnLines = (changed: readonly string[]) =>
  verdictOn(changed.map((line) => `${line}\n`).join(""));

const lineNumber = () => fc.integer({ min: 0, max: lines.length - 1 });

describe("a log as it was left", () => {
  it("is intact, and stays so in the next run and with more lines", async () => {
    const intact = { state: "intact", brokenLines: [], missingAtEnd: 0, unprotected: 0 };
    expect(lines).toHaveLength(12);
    expect(await verdictOn(written)).toEqual(intact);
    await rig.reveal();
    expect((await rig.list()).integrity).toEqual(intact);
    await rig.log.flush();
    written = rig.file.text;
    lines = rig.file.lines;
  });
});

describe("tampering is found", () => {
  it("when any byte becomes another one", async () => {
    const bytes = fc.tuple(fc.nat(written.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(bytes, async ([at, step]) => {
        const byte = String.fromCharCode((written.charCodeAt(at) + step) % 256);
        const verdict = await verdictOn(written.slice(0, at) + byte + written.slice(at + 1));
        expect(verdict.state).toBe("broken");
      }),
      { numRuns: 400 },
    );
  });

  it("when a byte is added or taken out anywhere but at the very end", async () => {
    const change = fc.tuple(fc.nat(written.length - 2), fc.integer({ min: -1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, code]) => {
        const added = code < 0 ? "" : String.fromCharCode(code);
        const rest = written.slice(code < 0 ? at + 1 : at);
        expect((await verdictOn(written.slice(0, at) + added + rest)).state).toBe("broken");
      }),
      { numRuns: 400 },
    );
  });

  it("when lines are taken out, wherever they stood", async () => {
    await fc.assert(
      fc.asyncProperty(lineNumber(), fc.integer({ min: 1, max: 5 }), async (at, count) => {
        const left = [...lines.slice(0, at), ...lines.slice(at + count)];
        expect((await verdictOnLines(left)).state).toBe("broken");
      }),
    );
  });

  it("when a line is written twice, or to another place", async () => {
    await fc.assert(
      fc.asyncProperty(lineNumber(), lineNumber(), fc.boolean(), async (from, to, isMoved) => {
        const line = lines[from] ?? "";
        const others = isMoved ? lines.filter((_line, index) => index !== from) : lines;
        const changed = [...others.slice(0, to), line, ...others.slice(to)];
        fc.pre(changed.join() !== lines.join());
        expect((await verdictOnLines(changed)).state).toBe("broken");
      }),
    );
  });

  it("when two lines change places", async () => {
    await fc.assert(
      fc.asyncProperty(lineNumber(), lineNumber(), async (one, other) => {
        fc.pre(one !== other);
        const swapped = lines.map((line, index) =>
          index === one ? lines[other] : index === other ? lines[one] : line,
        );
        expect((await verdictOnLines(swapped.map(String))).state).toBe("broken");
      }),
    );
  });

  it("when the file is cut, after a line or within one", async () => {
    // Without its last line break the last line is whole, and nothing is missing.
    await fc.assert(
      fc.asyncProperty(fc.nat(written.length - 2), async (length) => {
        const verdict = await verdictOn(written.slice(0, length));
        expect(verdict.state).toBe("broken");
        expect(verdict.missingAtEnd).toBeGreaterThan(0);
      }),
    );
    expect(await verdictOn(written.slice(0, -1))).toMatchObject({ state: "intact" });
  });

  it("when an older copy of the whole file is put back", async () => {
    const verdict = await verdictOnLines(lines.slice(0, 9));
    expect(verdict).toMatchObject({ state: "broken", brokenLines: [], missingAtEnd: 4 });
  });

  it("when another line that was the last one once is in its place", async () => {
    const other = new ActivityRig(new FakeActivityFile());
    await other.revealTimes(2);
    await other.log.flush();
    const [text, head] = [other.file.text, other.keychain.stored.get("activity-head") ?? ""];
    await other.reveal();
    await other.log.flush();
    const once = other.file.text;
    // A backup is put back, of the file and the keychain, and the app goes on from there.
    other.file.text = text;
    other.keychain.stored.set("activity-head", head);
    other.restart();
    await other.reveal({ result: "forbidden" });
    await other.log.flush();
    expect((await other.list()).integrity.state).toBe("intact");
    other.file.text = once;
    other.restart();
    expect((await other.list()).integrity.state).toBe("broken");
  });

  it("when a line without a mac is put between others", async () => {
    const forged = (lines[3] ?? "").replace(/"mac":"[^"]*"/, '"mac":null');
    const verdict = await verdictOnLines([...lines.slice(0, 5), forged, ...lines.slice(5)]);
    expect(verdict).toMatchObject({ state: "broken", brokenLines: [6] });
  });
});

describe("the broken lines are named", () => {
  const changed = (line: string) => line.replace('"reveal"', '"copy"');

  it.each([3, 11])("one that was changed, and none that follows: line %i", async (number) => {
    const index = number - 1;
    const verdict = await verdictOnLines(lines.with(index, changed(lines[index] ?? "")));
    expect(verdict).toMatchObject({ brokenLines: [number], missingAtEnd: 0 });
  });

  it("one whose mac was changed", async () => {
    const forged = (lines[4] ?? "").replace(/"mac":"./, '"mac":"-');
    expect(await verdictOnLines(lines.with(4, forged))).toMatchObject({ brokenLines: [5] });
  });

  it("one that is no line any more", async () => {
    const verdict = await verdictOnLines(lines.with(4, "{}"));
    expect(verdict).toMatchObject({ brokenLines: [5] });
  });

  it("the place of a gap", async () => {
    const left = [...lines.slice(0, 4), ...lines.slice(7)];
    expect(await verdictOnLines(left)).toMatchObject({ brokenLines: [5], missingAtEnd: 0 });
  });

  it("one that was added", async () => {
    const added = [...lines.slice(0, 6), lines[2] ?? "", ...lines.slice(6)];
    expect(await verdictOnLines(added)).toMatchObject({ brokenLines: [7] });
  });

  it("what was added at the end, and is no line of ours", async () => {
    expect(await verdictOn(`${written}{"seq":99}\n`)).toMatchObject({
      state: "broken",
      brokenLines: [14],
    });
  });

  it("ten of them at most", async () => {
    const verdict = await verdictOnLines(lines.map(changed));
    expect(verdict.brokenLines).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe("a log that was shortened", () => {
  it("shows the gap for ever, whatever is written after it", async () => {
    rig.file.lines = lines.slice(0, 8);
    rig.restart();
    await rig.reveal();
    await rig.quitAndStart();
    await rig.reveal();
    const { integrity, entries } = await rig.list();
    expect(integrity).toMatchObject({ state: "broken", brokenLines: [9], missingAtEnd: 0 });
    expect(entries.slice(0, 3).map(({ seq }) => seq)).toEqual([15, 14, 8]);
  });
});
