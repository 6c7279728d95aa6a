import { describe, expect, it } from "vitest";
import { ActivityReader } from "../../renderer/features/activity/activityReader.ts";
import type { ActivityFilter, ActivityPage } from "../../shared/activity.ts";
import type { AppError } from "../../shared/appError.ts";
import type { ListActivityRequest } from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { entries, wholeLog } from "./activityOnPage.ts";

const lodge: ActivityFilter = { ...wholeLog, text: "lodge" };
const whole = entries(1_000);

type Answer = Result<ActivityPage, AppError>;

/** A reader whose questions are answered by hand, one after another. */
function openReader() {
  const asked: ListActivityRequest[] = [];
  const waiting: Array<(answer: Answer | PromiseLike<Answer>) => void> = [];
  const reader = new ActivityReader((request) => {
    asked.push(request);
    return new Promise<Answer>((answer) => waiting.push(answer));
  });
  const seen: string[] = [];
  reader.subscribe(() => {
    const { log, error } = reader.read();
    seen.push(error?.kind ?? log?.filter.text ?? "");
  });
  const answer = async (given?: Answer | PromiseLike<Answer>) => {
    const { offset, limit } = asked.at(-1) ?? { offset: 0, limit: 0 };
    waiting.shift()?.(given ?? ok(pageOf(offset, limit)));
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { reader, asked, seen, answer };
}

function pageOf(offset: number, limit: number): ActivityPage {
  return {
    entries: whole.slice(offset, offset + limit),
    matching: whole.length,
    total: whole.length,
    integrity: { state: "intact", brokenLines: [], missingAtEnd: 0, unprotected: 0 },
  };
}

describe("reading the activity log", () => {
  it("never shows an answer to what is not sought any more, not even for a moment", async () => {
    const { reader, asked, seen, answer } = openReader();
    reader.seek(wholeLog);
    reader.seek(lodge);
    expect(asked).toHaveLength(1);
    await answer();
    expect(seen).toEqual([]);
    expect(asked[1]).toMatchObject({ filter: lodge });
    await answer();
    expect(seen).toEqual(["lodge"]);
  });

  it("asks no more after a failure until somebody wants it to", async () => {
    const { reader, asked, seen, answer } = openReader();
    reader.seek(wholeLog);
    await answer();
    reader.look({ first: 300, last: 310 });
    await answer(err({ kind: "internal" }));
    reader.look({ first: 600, last: 610 });
    expect(asked).toHaveLength(2);
    expect(seen).toEqual(["", "internal"]);
    reader.lookAgain();
    expect(asked[2]).toMatchObject({ offset: 500, limit: 211 });
    await answer();
    expect(reader.read()).toMatchObject({ error: null, log: { offset: 500, end: 711 } });
  });

  it("takes a call that breaks for a failure of ours", async () => {
    const { reader, answer } = openReader();
    reader.seek(wholeLog);
    await answer(Promise.reject(new Error("no such channel")));
    expect(reader.read()).toEqual({ log: null, error: { kind: "internal" }, isReloading: false });
  });

  it("asks once more when it was told to while an answer was on its way", async () => {
    const { reader, asked, answer } = openReader();
    reader.seek(wholeLog);
    reader.reload();
    await answer();
    expect(asked).toHaveLength(2);
    expect(reader.read().isReloading).toBe(true);
    await answer();
    expect(asked).toHaveLength(2);
    expect(reader.read().isReloading).toBe(false);
  });

  it("asks for at most as many entries as main gives, however large the sight", async () => {
    const { reader, asked, answer } = openReader();
    reader.seek(wholeLog);
    await answer();
    reader.look({ first: 200, last: 990 });
    expect(asked.at(-1)).toMatchObject({ offset: 100, limit: 500 });
    await answer();
    expect(asked).toHaveLength(2);
  });
});
