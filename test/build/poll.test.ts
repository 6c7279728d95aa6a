import { expect, it } from "vitest";
import { poll } from "../e2e/harness/poll.ts";

it("hands back the first answer that is one", async () => {
  const answers = [undefined, null, false as const, "there"];
  expect(await poll("it", () => answers.shift(), { everyMs: 1 })).toBe("there");
});

it("says what it waited for, and what came last, when the time is over", async () => {
  const probe = () => {
    throw new Error("not yet");
  };
  const waiting = poll("the row", probe, { limitMs: 5, everyMs: 1 });
  await expect(waiting).rejects.toThrow("in vain for the row. Last: Error: not yet");
});
