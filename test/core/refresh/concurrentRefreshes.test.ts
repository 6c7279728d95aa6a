import { beforeEach, describe, expect, it } from "vitest";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { PreparationId, Refresh } from "../../../shared/refresh.ts";
import type { Result } from "../../../shared/result.ts";
import { ariPost, RefreshRig, spa } from "../../fakes/refreshRig.ts";

const lost: AppError = { kind: "connection-lost", host: "portal.example" };
const ten = Array.from({ length: 10 }, (_, at) => at);

let rig: RefreshRig;
/** The same account on another computer. */
let other: RefreshRig;

beforeEach(() => {
  rig = new RefreshRig();
  other = new RefreshRig({ platform: rig.platform, company: rig.company });
});

function confirm(on: RefreshRig, preparationId: PreparationId) {
  const request = { preparationId, typed: "", stepUp: null };
  return on.finish(on.refreshes.refreshKeys(request, on.isStillAsked));
}

function wordsOf(results: ReadonlyArray<Result<readonly Refresh[], AppError>>): readonly string[] {
  return results
    .map((result) => (result.ok ? (result.value[0]?.progress.state ?? "none") : result.error.kind))
    .sort();
}

async function preparedOn(rigs: readonly RefreshRig[]) {
  return Promise.all(rigs.map(async (on) => ({ on, id: (await on.ready()).preparationId })));
}

describe("ten refreshes of one key at once", () => {
  it("are one, and nine are told that it is under way", async () => {
    const prepared = await preparedOn(ten.map(() => rig));
    const results = await Promise.all(prepared.map(({ on, id }) => confirm(on, id)));
    expect(wordsOf(results)).toEqual([...Array(9).fill("refresh-under-way"), "refreshed"]);
    expect(rig.platform.refreshCount).toBe(1);
    expect(rig.platform.orders).toHaveLength(1);
    expect(rig.refreshes.list()).toHaveLength(1);
  });

  it("are one from two computers as well, and the platform refuses the other's", async () => {
    const prepared = await preparedOn(ten.map((at) => (at % 2 === 0 ? rig : other)));
    const results = await Promise.all(prepared.map(({ on, id }) => confirm(on, id)));
    expect(wordsOf(results)).toEqual([
      "key-changed",
      ...Array(8).fill("refresh-under-way"),
      "refreshed",
    ]);
    expect(rig.platform.refreshCount).toBe(1);
    expect([...rig.refreshes.list(), ...other.refreshes.list()]).toHaveLength(1);
  });

  it("are one when their answers are lost", async () => {
    const fault = { error: lost, isDone: true };
    rig.platform.faults.plan("refreshKey", fault, fault, fault, fault, fault, fault);
    const prepared = await preparedOn(ten.map((at) => (at % 2 === 0 ? rig : other)));
    const results = await Promise.all(prepared.map(({ on, id }) => confirm(on, id)));
    expect(rig.platform.refreshCount).toBe(1);
    const words = wordsOf(results).filter((word) => word !== "refresh-under-way");
    expect(words).toHaveLength(2);
    for (const refresh of [...rig.refreshes.list(), ...other.refreshes.list()]) {
      expect(refresh.progress.state).toBe("refreshed");
    }
  });

  it("are none while an earlier one is unresolved", async () => {
    const prepared = await preparedOn(ten.map(() => rig));
    const [first, ...others] = prepared;
    const done = { error: lost, isDone: true };
    rig.platform.faults.plan("refreshKey", done, done, done);
    rig.platform.faults.plan("listKeys", { error: lost, isDone: false });
    if (first !== undefined) await confirm(rig, first.id);
    const results = await Promise.all(others.map(({ id }) => confirm(rig, id)));
    expect(wordsOf(results)).toEqual(Array(9).fill("refresh-unresolved"));
    expect(rig.platform.refreshCount).toBe(1);
  });

  it("are one after the other refused, once the key has changed", async () => {
    const prepared = await preparedOn(ten.map(() => rig));
    const results: Array<Result<readonly Refresh[], AppError>> = [];
    for (const { id } of prepared) results.push(await confirm(rig, id));
    expect(wordsOf(results)).toEqual([...Array(9).fill("key-changed"), "refreshed"]);
    expect(rig.platform.refreshCount).toBe(1);
  });

  it("are one with one preparation, which is answered once", async () => {
    const { preparationId } = await rig.ready();
    const results = await Promise.all(ten.map(() => confirm(rig, preparationId)));
    expect(wordsOf(results)).toEqual([...Array(9).fill("preparation-expired"), "refreshed"]);
    expect(rig.platform.refreshCount).toBe(1);
  });
});

describe("refreshes of different keys at once", () => {
  it("all go through", async () => {
    const keyIds = rig.platform.rows.map(({ keyId }) => keyId);
    const ids = await Promise.all(keyIds.map(async (keyId) => rig.ready([keyId])));
    const all = await Promise.all(ids.map(({ preparationId }) => confirm(rig, preparationId)));
    expect(wordsOf(all)).toEqual(keyIds.map(() => "refreshed"));
  });

  it("wait for no key that another runbook is at", async () => {
    const ariRead = "ari-read" as KeyId;
    const both = await rig.ready([ariPost, ariRead]);
    const one = await rig.ready([ariRead]);
    const request = { preparationId: both.preparationId, typed: "GRAND HOTEL", stepUp: null };
    const running = rig.refreshes.refreshKeys(request, rig.isStillAsked);
    expect(await confirm(rig, one.preparationId)).toEqual({
      ok: false,
      error: { kind: "refresh-under-way" },
    });
    expect((await rig.finish(running)).ok).toBe(true);
  });
});

describe("ten replacements of one key at once", () => {
  it("are one", async () => {
    const results = await Promise.all(ten.map(() => rig.replace()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(rig.company.createdCount).toBe(1);
    expect(rig.refreshes.list().map(({ connection }) => connection.connectionId)).toEqual([spa]);
  });
});
