import { beforeEach, describe, expect, it, vi } from "vitest";
import { err } from "../../shared/result.ts";
import { FakeActivityFile } from "../fakes/fakeActivityFile.ts";
import { ActivityRig } from "../fakes/fakeActivityRig.ts";

const macs = (rig: ActivityRig) =>
  rig.file.lines.map((line) => (line.endsWith('"mac":null}') ? "none" : "mac"));

let rig: ActivityRig;

beforeEach(() => {
  rig = new ActivityRig(new FakeActivityFile());
});

describe("without a keychain", () => {
  beforeEach(() => {
    rig.keychain.problem = "no-service";
  });

  it("writes lines all the same, and says that they are not protected", async () => {
    await rig.revealTimes(2);
    expect(macs(rig)).toEqual(["none", "none", "none"]);
    const { entries, integrity } = await rig.list();
    expect(integrity).toEqual({
      state: "unverifiable",
      brokenLines: [],
      missingAtEnd: 0,
      unprotected: 3,
    });
    expect(entries.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(entries[0]?.key).toMatchObject({ fingerprint: null, maskedKey: "••••••••••••1f9c" });
    expect(rig.log.status).toMatchObject({ state: "recording", isBroken: false });
  });

  it("goes on counting in the next run, after a line that broke off, too", async () => {
    await rig.reveal();
    rig.file.text += '{"seq":3,"at":';
    rig.restart();
    await rig.reveal();
    expect((await rig.list()).entries.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });

  it("covers them with the first line that has a mac, in the same run or the next", async () => {
    await rig.revealTimes(2);
    rig.keychain.problem = null;
    rig.log.keychainAnswers();
    await rig.revealTimes(2);
    rig.keychain.problem = "locked";
    await rig.quitAndStart();
    await rig.reveal();
    rig.keychain.problem = null;
    rig.restart();
    await rig.reveal();
    expect(macs(rig)).toEqual(["none", "none", "none", "mac", "mac", "none", "mac"]);
    const { integrity, entries } = await rig.list();
    expect(integrity).toMatchObject({ state: "intact", unprotected: 4 });
    expect(entries.map(({ seq }) => seq)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(rig.file.kept.size).toBe(0);
  });

  it("tells lines that nothing protects from others, once a mac covers them, too", async () => {
    await rig.reveal();
    rig.keychain.problem = null;
    rig.restart();
    await rig.reveal();
    const { entries } = await rig.list();
    expect(entries.map(({ isProtected }) => isProtected)).toEqual([true, false, false]);
  });

  it("calls what a crash has left there no alarm, but what somebody else has", async () => {
    await rig.reveal();
    rig.file.text += '{"seq":3,"at":';
    rig.restart();
    await rig.reveal();
    const { text } = rig.file;
    rig.keychain.problem = null;
    rig.restart();
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(false);
    expect((await rig.list()).integrity).toMatchObject({ state: "intact", unprotected: 3 });

    rig.keychain.stored.clear();
    rig.file.text = text.replace("\n", "\ngarbage\n");
    rig.restart();
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(true);
    expect((await rig.list()).integrity).toMatchObject({ state: "broken", brokenLines: [2] });
  });

  it.each([1, 5])("finds a change to a covered line, and where: line %i", async (number) => {
    await rig.revealTimes(5);
    rig.keychain.problem = null;
    rig.restart();
    await rig.revealTimes(2);
    const { lines } = rig.file;
    const line = lines[number - 1] ?? "";
    rig.file.lines = lines.with(number - 1, line.replace("anna", "otto"));
    expect((await rig.list()).integrity).toMatchObject({ state: "broken", brokenLines: [7] });
    rig.file.lines = lines.toSpliced(number - 1, 1);
    expect((await rig.list()).integrity).toMatchObject({ state: "broken", brokenLines: [6] });
  });

  it("counts on from the lines that are proved, whatever an unprotected one claims", async () => {
    await rig.reveal();
    rig.file.text = rig.file.text.replace('"seq":2,', '"seq":9999999999999,');
    rig.keychain.problem = null;
    rig.restart();
    await rig.reveal();
    expect((await rig.list()).entries[0]?.seq).toBe(3);
  });
});

describe("a keychain that comes back", () => {
  it("is asked again after a while, without anybody waiting for it", async () => {
    rig.keychain.problem = "locked";
    await rig.reveal();
    rig.keychain.problem = null;
    await rig.reveal();
    expect(macs(rig)).toEqual(["none", "none", "none"]);
    rig.clock.advance(30_000);
    await vi.waitFor(async () => {
      await rig.reveal();
      expect(macs(rig).at(-1)).toBe("mac");
    });
    expect((await rig.list()).integrity).toMatchObject({ state: "intact" });
  });

  it.each(["activity-chain-key", "activity-fingerprint-salt"])(
    "has to take what lines rely on before one does: %s",
    async (refused) => {
      const write = rig.keychain.write.bind(rig.keychain);
      rig.keychain.write = async (account, secret) =>
        account === refused ? err("failed") : write(account, secret);
      await rig.revealTimes(2);
      expect(macs(rig)).toEqual(["none", "none", "none"]);
      expect((await rig.list()).entries[0]?.key?.fingerprint).toBeNull();
    },
  );

  it("has to let go of the end of an older chain before a new one begins", async () => {
    rig.keychain.remove = async () => err("failed");
    await rig.reveal();
    expect(macs(rig)).toEqual(["none", "none"]);
    expect(rig.keychain.stored.has("activity-chain-key")).toBe(false);
  });

  it("verifies what was shown unverified before", async () => {
    rig.keychain.problem = "locked";
    await rig.reveal();
    expect((await rig.list()).integrity.state).toBe("unverifiable");
    rig.keychain.problem = null;
    rig.log.keychainAnswers();
    await rig.reveal();
    expect((await rig.list()).integrity).toMatchObject({ state: "intact", unprotected: 2 });
  });
});

describe("a keychain that hangs", () => {
  it("is waited for at the start, three seconds at most", async () => {
    rig.keychain.isHanging = true;
    const ended = vi.fn();
    const recorded = rig.reveal().then(ended);
    await vi.waitFor(() => expect(rig.clock.pendingTimers).toBe(1));
    rig.clock.advance(2_999);
    await rig.keychain.remove("nothing");
    expect(ended).not.toHaveBeenCalled();
    rig.clock.advance(1);
    await recorded;
    expect(macs(rig)).toEqual(["none", "none"]);
    await rig.reveal();
    await rig.reveal();
    rig.keychain.endHanging();
    await vi.waitFor(async () => {
      await rig.reveal();
      expect(macs(rig).at(-1)).toBe("mac");
    });
    expect((await rig.list()).integrity).toMatchObject({ state: "intact" });
  });

  it("does not hold up a line once its key is known", async () => {
    await rig.reveal();
    rig.keychain.isHanging = true;
    await rig.revealTimes(3);
    expect(macs(rig)).toEqual(["mac", "mac", "mac", "mac", "mac"]);
  });

  it("leaves no timer behind when it has answered", async () => {
    await rig.reveal();
    expect(rig.clock.pendingTimers).toBe(0);
  });
});

describe("a keychain that has lost the key", () => {
  beforeEach(async () => {
    await rig.revealTimes(3);
    await rig.log.flush();
  });

  it("has the old file kept under a dated name, and a new one begun", async () => {
    const old = rig.file.text;
    rig.keychain.stored.clear();
    rig.restart();
    await rig.reveal();
    const name = "activity-2026-03-12T10-40-03-000Z.jsonl";
    expect([...rig.file.kept]).toEqual([[name, old]]);
    const { entries, integrity } = await rig.list();
    expect(integrity).toMatchObject({ state: "intact", missingAtEnd: 0 });
    expect(entries.map(({ seq, action }) => `${seq} ${action}`)).toEqual([
      "2 reveal",
      "1 log-started",
    ]);
    expect(entries[1]?.details).toBe(`earlier log: ${name}`);
    await rig.quitAndStart();
    expect((await rig.list()).integrity.state).toBe("intact");
    expect(rig.file.kept.size).toBe(1);
  });

  it("has forgotten where the old one ended, too", async () => {
    rig.keychain.stored.delete("activity-chain-key");
    rig.restart();
    await rig.log.open();
    rig.restart();
    expect((await rig.list()).integrity).toMatchObject({ state: "intact", missingAtEnd: 0 });
  });

  it("overwrites nothing when the old file can't be set aside", async () => {
    const old = rig.file.text;
    rig.keychain.stored.clear();
    rig.restart();
    rig.file.setAside = async () => ({ ok: false, error: "unusable" });
    expect((await rig.reveal()).ok).toBe(false);
    expect(rig.file.text).toBe(old);
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("makes new keys for a new chain", async () => {
    const before = rig.keychain.stored.get("activity-chain-key");
    rig.keychain.stored.delete("activity-chain-key");
    rig.restart();
    await rig.reveal();
    expect(rig.keychain.stored.get("activity-chain-key")).not.toBe(before);
  });
});

describe("a head that the keychain has lost", () => {
  it("is found again by the chain, which is checked from its start", async () => {
    await rig.revealTimes(3);
    await rig.log.flush();
    rig.keychain.stored.delete("activity-head");
    rig.restart();
    await rig.reveal();
    expect(rig.log.status.isBroken).toBe(false);
    expect(await rig.list()).toMatchObject({ total: 5, integrity: { state: "intact" } });
  });

  it("is counted on from, after lines without a mac, too", async () => {
    rig.keychain.problem = "no-service";
    await rig.revealTimes(2);
    rig.keychain.problem = null;
    rig.restart();
    await rig.revealTimes(2);
    await rig.log.flush();
    rig.keychain.stored.delete("activity-head");
    rig.restart();
    await rig.reveal();
    expect((await rig.list()).entries.map(({ seq }) => seq)).toEqual([6, 5, 4, 3, 2, 1]);
  });
});
