import { expect, it } from "vitest";
import { seededRandom } from "../e2e/harness/seededRandom.ts";
import { sampled, seed } from "../endurance.ts";
import { allFaultPairs, type FaultPair, nameOfPair } from "./faultPairs.ts";
import { type Circumstances, type PlayedPair, playFaultPair } from "./playFaultPair.ts";
import { RefreshWorld } from "./refreshWorld.ts";

/*
 * Seen to fail with a repeated order under a new idempotency key (nobody can tell then whose refresh
 * it was), with a lost answer taken for a refusal, with a failed look taken for "not refreshed", and
 * with a new key that is never put into the keychain.
 */

interface Played extends PlayedPair {
  readonly pair: FaultPair;
  readonly name: string;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** Each has a server of its own; what they wait for, they wait for together. */
const worldsAtOnce = 4;

const random = seededRandom(seed);

it(
  `tells the truth about a key whatever two faults strike (seed ${seed})`,
  async ({ task }) => {
    const all = allFaultPairs();
    const pairs = sampled({
      sample: Array.from({ length: 80 }, () => random.pick(all)),
      whole: all,
    });
    const queue = [...pairs];
    const played: Played[] = [];
    const playOn = async () => {
      const world = await RefreshWorld.make();
      for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
        const name = nameOfPair(pair);
        played.push({ ...(await playFaultPair(world, pair, circumstances())), pair, name });
      }
    };
    await Promise.all(Array.from({ length: worldsAtOnce }, playOn));

    const wrong = played.filter(({ problems }) => problems.length > 0);
    task.meta.figures = figuresOf(played);
    expect(wrong.map(({ name, problems }) => `${name}: ${problems.join(", ")}`)).toEqual([]);
    expect(played).toHaveLength(pairs.length);
    // A run in which nothing went wrong, or all went the same way, would prove nothing.
    expect(played.filter(isWhole).length).toBeGreaterThan(pairs.length / 2);
    for (const isRefreshed of [true, false]) {
      const count = played.filter((pair) => pair.isRefreshed === isRefreshed).length;
      expect(count).toBeGreaterThan(pairs.length / 10);
    }
    // The platform tells whose refresh it was, unless the one call that asks for it fails.
    const notTold = played.filter(({ struck }) => struck.has("order after")).length;
    expect(played.filter(({ isInDoubt }) => isInDoubt).length).toBeLessThanOrEqual(notTold);
  },
  sampled({ sample: 60_000, whole: 60 * 60_000 }),
);

/** A clock that is right, or a day off in either direction, and another one after the restart. */
function circumstances(): Circumstances {
  const offMs = [0, -dayMs, dayMs];
  const clocks = { firstOffMs: random.pick(offMs), nextOffMs: random.pick(offMs) };
  return { clocks, isAwayOnce: random.pick([true, false]) };
}

function isWhole({ pair, struck }: Played): boolean {
  return pair.pair.every(({ call }) => struck.has(call));
}

function figuresOf(played: readonly Played[]): string {
  const whole = played.filter(isWhole).length;
  const counts = new Map<string, number>();
  for (const { firstWord, isRefreshed } of played) {
    const way = `${firstWord} and ${isRefreshed ? "refreshed" : "not refreshed"}`;
    counts.set(way, (counts.get(way) ?? 0) + 1);
  }
  const ways = [...counts].map(([way, count]) => `${way} ${count}`).join(", ");
  return `${played.length} pairs, in ${whole} both faults struck; said at first: ${ways}`;
}
