import { describe, expect, it } from "vitest";
import type { AppError } from "../../../shared/appError.ts";
import { RefreshRig } from "../../fakes/refreshRig.ts";
import { liesOf } from "../../fakes/refreshTruth.ts";

const lost: AppError = { kind: "connection-lost", host: "portal.example" };
const done = { error: lost, isDone: true };
const notDone = { error: lost, isDone: false };
const refused = { error: { kind: "forbidden" }, isDone: false } as const;
const gone = { error: { kind: "key-not-found" }, isDone: false } as const;
const dayMs = 24 * 3_600_000;

/** What becomes of the request and of those that repeat it. */
const faults = {
  "an answer": [],
  "a lost answer": [done],
  "a lost request": [notDone],
  "three lost answers": [done, done, done],
  "three lost requests": [notDone, notDone, notDone],
  "a lost answer and refused repeats": [done, refused, gone],
  "a lost request and a lost answer": [notDone, done],
} as const;

/** What the next run finds at first. */
const mornings: Readonly<Record<string, (rig: RefreshRig) => void>> = {
  "all is well": () => undefined,
  "the platform can't be reached": (rig) => {
    rig.platform.failure = { kind: "unreachable", host: "portal.example" };
  },
  "the platform fails": (rig) => {
    rig.platform.failure = { kind: "server-failed", status: 503 };
  },
  "the keychain does not answer": (rig) => {
    rig.keychain.problem = "locked";
  },
  "the journal can't be written": (rig) => {
    for (let count = 0; count < 20; count += 1) rig.disk.failNext();
  },
  "the clock is a day back": (rig) => {
    rig.clockIsOffByMs = -dayMs;
  },
  "the clock is a day ahead": (rig) => {
    rig.clockIsOffByMs = dayMs;
  },
};

const moments = ["before", "after"] as const;
type Point = readonly [at: number, when: (typeof moments)[number]];

/** A refresh on which the power goes out at a point; null when it came to its end before. */
async function cutOff(point: Point, planned: (typeof faults)[keyof typeof faults]) {
  const rig = new RefreshRig();
  const { preparationId } = await rig.ready();
  rig.platform.faults.plan("refreshKey", ...planned);
  rig.power.cutAt(...point);
  const request = { preparationId, typed: "", stepUp: null };
  const ended = await rig.finishOrOut(rig.refreshes.refreshKeys(request, rig.isStillAsked));
  return ended === "out" ? rig : null;
}

/** Every point of a refresh, and what the world is after the power went out there. */
async function* pointsOf(planned: (typeof faults)[keyof typeof faults]) {
  for (const when of moments) {
    for (let at = 1; ; at += 1) {
      const rig = await cutOff([at, when], planned);
      if (rig === null) break;
      yield { rig, point: `${when} ${at}, ${rig.power.steps.at(-1)}` };
    }
  }
}

describe("a refresh that the power cuts off", () => {
  for (const [fault, planned] of Object.entries(faults)) {
    for (const [morning, dawn] of Object.entries(mornings)) {
      it(`ends in a true word after ${fault}, when ${morning}`, async () => {
        let points = 0;
        for await (const { rig, point } of pointsOf(planned)) {
          points += 1;
          dawn(rig);
          await rig.restart();
          await rig.finish(rig.refreshes.resolveAll());
          expect(await liesOf(rig), point).toEqual([]);
          rig.platform.failure = null;
          rig.keychain.problem = null;
          await rig.list();
          await rig.finish(rig.refreshes.resolveAll());
          expect(await liesOf(rig), `${point}, later`).toEqual([]);
        }
        expect(points).toBeGreaterThanOrEqual(20);
      });
    }
  }

  for (const fault of ["an answer", "three lost answers", "three lost requests"] as const) {
    it(`ends in a true word after ${fault}, when it goes out once more while that is resolved`, async () => {
      let points = 0;
      for (const when of moments) {
        for (let at = 1; ; at += 1) {
          let isPast = true;
          for await (const { rig, point } of pointsOf(faults[fault])) {
            await rig.restart();
            rig.power.cutAt(at, when);
            const ended = await rig.finishOrOut(rig.refreshes.resolveAll());
            if (ended !== "out") continue;
            points += 1;
            isPast = false;
            await rig.restart();
            await rig.finish(rig.refreshes.resolveAll());
            expect(await liesOf(rig), `${point}, then ${when} ${at}`).toEqual([]);
          }
          if (isPast) break;
        }
      }
      expect(points).toBeGreaterThan(20);
    });
  }

  it("shows the new key without the platform once the keychain has it", async () => {
    let held = 0;
    for await (const { rig, point } of pointsOf([])) {
      rig.platform.failure = { kind: "unreachable", host: "portal.example" };
      await rig.restart();
      await rig.finish(rig.refreshes.resolveAll());
      const [refresh] = rig.refreshes.list();
      if (refresh?.newKey == null || rig.keychain.stored.size === 0) continue;
      held += 1;
      expect(await rig.newKey(refresh), point).toBe(rig.platform.secretOf(refresh.oldKey.keyId));
    }
    expect(held).toBeGreaterThan(3);
  });
});
