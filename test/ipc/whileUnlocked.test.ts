import { describe, expect, it } from "vitest";
import { whileUnlocked } from "../../electron/ipc/whileUnlocked.ts";
import { callNames } from "../../shared/channels.ts";
import { err, ok } from "../../shared/result.ts";

const locked = err({ kind: "locked" });

describe("whileUnlocked", () => {
  it("answers nothing but these while the app is locked", async () => {
    const lock = { isLocked: true, epoch: 1 };
    const answers = await Promise.all(
      callNames.map(async (name) => {
        const answer = await whileUnlocked(lock, name, async () => ok("ran"))(undefined);
        return answer.ok ? [name] : [];
      }),
    );
    expect(answers.flat()).toEqual([
      "getAppState",
      "getClipboardState",
      "clearClipboard",
      "lock",
      "unlock",
      "setLanguage",
    ]);
  });

  it("runs nothing while the app is locked", async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
      return ok("ran");
    };
    const answer = await whileUnlocked({ isLocked: true, epoch: 1 }, "revealKey", run)(undefined);
    expect(answer).toEqual(locked);
    expect(runs).toBe(0);
  });

  it("withholds what comes after a lock, also when it is unlocked again by then", async () => {
    const lock = { isLocked: false, epoch: 1 };
    const reveal = whileUnlocked(lock, "revealKey", async () => {
      lock.epoch = 2;
      return ok("secret");
    });
    expect(await reveal(undefined)).toEqual(locked);
    expect(await whileUnlocked(lock, "revealKey", async () => ok("next"))(undefined)).toEqual(
      ok("next"),
    );
  });
});
