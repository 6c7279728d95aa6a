import { describe, expect, it } from "vitest";
import { type KeysLoad, withRefreshedKey } from "../../renderer/features/keys/keysLoad.ts";
import { mayAskAgain, nextListLoad, reloadAfterMs } from "../../renderer/list/listLoad.ts";
import type { Instant, RefreshedKey } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import { err, ok } from "../../shared/result.ts";
import { fakeRow, fakeRows } from "../fakes/fakeAppState.ts";

const list = { rows: fakeRows(0), loadedAt: "2026-03-12T14:00:00.000Z" as Instant };
const loaded: KeysLoad = { state: "loaded", list };
const unreachable: AppError = { kind: "unreachable", host: "portal.example" };

function failed(error: AppError, failures: number): KeysLoad {
  return { state: "failed", error, failures, list };
}

describe("what is known after an answer", () => {
  it("is the list that came", () => {
    expect(nextListLoad(failed(unreachable, 3), ok(list))).toEqual(loaded);
  });

  it("keeps the list through any number of failures, and counts them", () => {
    const once = nextListLoad(loaded, err(unreachable));
    const twice = nextListLoad(once, err({ kind: "server-failed", status: 500 }));
    expect(twice).toEqual(failed({ kind: "server-failed", status: 500 }, 2));
  });

  it("has no list when the first answer is a failure", () => {
    expect(nextListLoad(undefined, err(unreachable))).toMatchObject({ list: null, failures: 1 });
  });
});

describe("the time to the next try", () => {
  it("is a minute when all is well", () => {
    expect(reloadAfterMs(loaded)).toBe(60_000);
    expect(reloadAfterMs(undefined)).toBe(60_000);
  });

  it("is five minutes for more than a thousand rows", () => {
    const loadedRows = (count: number): KeysLoad => {
      const rows = Array.from({ length: count }, (_, index) =>
        fakeRow("ari", `${index}`, "1f9c", 0, 0),
      );
      return { state: "loaded", list: { ...list, rows } };
    };
    expect(reloadAfterMs(loadedRows(1_000))).toBe(60_000);
    expect(reloadAfterMs(loadedRows(1_001))).toBe(300_000);
  });

  it("doubles from one second to fifteen", () => {
    const times = [1, 2, 3, 4, 5, 6].map((failures) =>
      reloadAfterMs(failed(unreachable, failures)),
    );
    expect(times).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  it("is never shorter than the pause that the server asked for", () => {
    const error: AppError = { kind: "rate-limited", retryAfterMs: 40_000 };
    expect(reloadAfterMs(failed(error, 1))).toBe(40_000);
  });

  it("is an hour at the most, however long a pause the server asks for", () => {
    const error: AppError = { kind: "rate-limited", retryAfterMs: 2_147_484_000 };
    expect(reloadAfterMs(failed(error, 1))).toBe(3_600_000);
  });

  it("never comes where asking again can't help", () => {
    expect(reloadAfterMs(failed({ kind: "forbidden" }, 1))).toBeNull();
  });
});

describe("coming back to the list", () => {
  const answeredAtMs = 1_000;
  const mayAskAfter = (ms: number, load: KeysLoad | undefined) =>
    mayAskAgain(load, { answeredAtMs, nowMs: answeredAtMs + ms });

  it("asks anew when all is well, and after a failure that may pass", () => {
    expect(mayAskAfter(0, undefined)).toBe(true);
    expect(mayAskAfter(0, loaded)).toBe(true);
    expect(mayAskAfter(0, failed(unreachable, 1))).toBe(true);
  });

  it("asks for a large list once it is a minute old", () => {
    const rows = Array.from({ length: 1_001 }, () => fakeRow("ari", "Read", "MwCk", 0, 0));
    const large: KeysLoad = { state: "loaded", list: { ...list, rows } };
    expect(mayAskAfter(59_999, large)).toBe(false);
    expect(mayAskAfter(60_000, large)).toBe(true);
  });

  it("waits for the end of the pause that the server asked for", () => {
    const paused = failed({ kind: "rate-limited", retryAfterMs: 40_000 }, 1);
    expect(mayAskAfter(39_999, paused)).toBe(false);
    expect(mayAskAfter(40_000, paused)).toBe(true);
  });

  it("never asks by itself with a token that was refused", () => {
    expect(mayAskAfter(24 * 3_600_000, failed({ kind: "unauthorized" }, 1))).toBe(false);
  });
});

describe("a refreshed key", () => {
  it("changes its own row and no other", () => {
    const [first, ...others] = list.rows;
    if (first === undefined) throw new Error("no rows");
    const refreshed: RefreshedKey = {
      keyId: first.keyId,
      maskedKey: "••••n3w1",
      lastUsed: null,
      created: list.loadedAt,
      version: "2",
    };
    expect(withRefreshedKey(loaded, refreshed).list?.rows).toEqual([
      { ...first, ...refreshed },
      ...others,
    ]);
  });
});
