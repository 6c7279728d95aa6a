import { beforeEach, describe, expect, it } from "vitest";
import type { Instant, KeyId } from "../../../shared/apiKey.ts";
import type { StepUp } from "../../../shared/contract.ts";
import type { PreparationId } from "../../../shared/refresh.ts";
import { ariPost, grand, RefreshRig, spa } from "../../fakes/refreshRig.ts";

const minuteMs = 60_000;
const refused = { ok: false, error: { kind: "confirmation-refused" } };
const expired = { ok: false, error: { kind: "preparation-expired" } };

let rig: RefreshRig;

beforeEach(() => {
  rig = new RefreshRig();
});

function confirm(preparationId: PreparationId, typed = "", stepUp: StepUp | null = null) {
  const request = { preparationId, typed, stepUp };
  return rig.finish(rig.refreshes.refreshKeys(request, rig.isStillAsked));
}

function use(keyId: KeyId, msAgo: number): void {
  const lastUsed = new Date(rig.platform.timeMs - msAgo).toISOString() as Instant;
  const { rows } = rig.platform;
  rig.platform.rows = rows.map((row) => (row.keyId === keyId ? { ...row, lastUsed } : row));
}

describe("the question before a refresh", () => {
  it("lists the key anew, with its siblings and how long ago it was used", async () => {
    use(ariPost, 3 * minuteMs);
    const { keys, keepsNewKeys } = await rig.ready();
    expect(keys.map(({ row }) => row)).toEqual([rig.rowOf(ariPost)]);
    expect(keys[0]?.siblings.map(({ keyId }) => keyId)).toEqual(["ari-read"]);
    expect(keys[0]?.usedMsAgo).toBe(3 * minuteMs);
    expect(keepsNewKeys).toBe(true);
  });

  it("calls no key a sibling that is refreshed as well", async () => {
    const { keys } = await rig.ready([ariPost, "ari-read" as KeyId]);
    expect(keys.map(({ siblings }) => siblings)).toEqual([[], []]);
  });

  it("calls a key used in the platform's future used now", async () => {
    use(ariPost, -60 * minuteMs);
    expect((await rig.ready()).keys[0]?.usedMsAgo).toBe(0);
  });

  it("is none when somebody else has refreshed the key since the page saw it", async () => {
    const { version } = rig.rowOf(ariPost);
    rig.platform.refreshElsewhere(ariPost);
    const keys = [{ keyId: ariPost, version }];
    const prepared = await rig.refreshes.prepare({ connectionId: grand, keys, resumes: null });
    expect(prepared).toEqual({
      ok: true,
      value: { state: "refreshed-elsewhere", rows: [rig.rowOf(ariPost)] },
    });
  });

  it("is none for a key that is gone, named twice, or not to be refreshed", async () => {
    const ask = (connectionId: typeof grand, ...keyIds: readonly string[]) => {
      const keys = keyIds.map((id) => ({ keyId: id as KeyId, version: "ari-Post-1" }));
      return rig.refreshes.prepare({ connectionId, keys, resumes: null });
    };
    expect(await ask(grand, "gone")).toMatchObject({ error: { kind: "key-not-found" } });
    expect(await ask(grand, ariPost, ariPost)).toMatchObject({
      error: { kind: "request-refused" },
    });
    expect(await ask(spa, ariPost)).toMatchObject({ error: { kind: "not-supported" } });
  });

  it("changes nothing", async () => {
    await rig.ready();
    expect(rig.disk.written).toEqual([]);
    expect(rig.platform.orders).toEqual([]);
    expect(rig.activity.told).toEqual([]);
  });
});

describe("what has to be typed before a refresh", () => {
  beforeEach(() => {
    rig.environment = "live";
  });

  it("is held to by main, and a slip does not use up the question", async () => {
    const { preparationId, confirmation } = await rig.ready();
    expect(confirmation).toEqual({ typed: "ARI POST", because: "live", stepUp: null });
    for (const typed of ["", "ARI READ", "yes"]) {
      expect(await confirm(preparationId, typed)).toEqual(refused);
    }
    expect(rig.stepUps).toEqual([]);
    expect(rig.platform.faults.calls).not.toContain("refreshKey");
    expect((await confirm(preparationId, "ari post")).ok).toBe(true);
  });

  it("is asked for every key that was prepared, in whatever order the page asks", async () => {
    rig.environment = "sandbox";
    use("ari-read" as KeyId, minuteMs);
    const easy = await rig.ready();
    const hard = await rig.ready(["ari-read" as KeyId]);
    expect(easy.confirmation.typed).toBeNull();
    expect(await confirm(hard.preparationId)).toEqual(refused);
    expect((await confirm(easy.preparationId)).ok).toBe(true);
    expect(rig.platform.orders.map(({ keyId }) => keyId)).toEqual([ariPost]);
  });
});

describe("unlocking once more before a refresh", () => {
  it("is asked for as the lock says now, and each time", async () => {
    rig.stepUpWay = "passphrase";
    const { preparationId, confirmation } = await rig.ready();
    expect(confirmation.stepUp).toBe("passphrase");
    const wrong = { kind: "passphrase-wrong", retryAfterMs: 0 } as const;
    rig.stepUpResult = { ok: false, error: wrong };
    const given = { way: "passphrase", passphrase: "guess" } as const;
    expect(await confirm(preparationId, "", given)).toEqual({ ok: false, error: wrong });
    expect(await confirm(preparationId)).toEqual({ ok: false, error: wrong });
    expect(rig.stepUps).toEqual([given, null]);
    expect(rig.platform.orders).toEqual([]);
    rig.stepUpResult = { ok: true, value: undefined };
    expect((await confirm(preparationId, "", given)).ok).toBe(true);
  });
});

describe("an answer to the question", () => {
  it("is taken once", async () => {
    const { preparationId } = await rig.ready();
    expect((await confirm(preparationId)).ok).toBe(true);
    expect(await confirm(preparationId)).toEqual(expired);
    expect(rig.platform.refreshCount).toBe(1);
  });

  it("is taken for ten minutes", async () => {
    const inTime = await rig.ready();
    rig.timers.advance(10 * minuteMs - 1);
    expect((await confirm(inTime.preparationId)).ok).toBe(true);
    const late = await rig.ready();
    rig.timers.advance(10 * minuteMs);
    expect(await confirm(late.preparationId)).toEqual(expired);
  });

  it("is taken by the run that asked, and by no later one", async () => {
    const { preparationId } = await rig.ready();
    await rig.restart();
    expect(await confirm(preparationId)).toEqual(expired);
    expect(await confirm("made-up" as PreparationId)).toEqual(expired);
  });

  it("is none of a page that asks without end", async () => {
    const first = await rig.ready();
    for (let asked = 0; asked < 50; asked += 1) await rig.ready();
    expect(await confirm(first.preparationId)).toEqual(expired);
  });

  it("refreshes the version that was shown and no later one", async () => {
    const { preparationId } = await rig.ready();
    rig.platform.refreshElsewhere(ariPost);
    expect(await confirm(preparationId)).toEqual({ ok: false, error: { kind: "key-changed" } });
    expect(rig.platform.refreshCount).toBe(1);
  });
});
