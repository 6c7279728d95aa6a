import { beforeEach, describe, expect, it } from "vitest";
import { KeyWatch } from "../../../electron/core/refresh/keyWatch.ts";
import type { ApiKeyRow, Instant, KeyGroup, KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeKeyMemory } from "../../fakes/fakeKeyMemory.ts";

const live = "connection-live" as ConnectionId;
const sandbox = "connection-sandbox" as ConnectionId;
const ariPost = "ari-post" as KeyId;
const noon = "2026-03-11T12:00:00.000Z" as Instant;
const one = "2026-03-11T13:00:00.000Z" as Instant;
const noticedAt = "2026-03-12T10:40:00.000Z";
/** As .NET says that there is none, from east of Greenwich. */
const none = "0000-12-31T23:00:00.000Z" as Instant;

function rowOf(change: Partial<ApiKeyRow> = {}): ApiKeyRow {
  return {
    keyId: ariPost,
    group: "ari" as KeyGroup,
    access: "post",
    name: "Post",
    maskedKey: "••••••••••••aaaa",
    lastUsed: null,
    created: noon,
    version: "v1",
    ...change,
  };
}

const first = rowOf();
const second = rowOf({ version: "v2", created: one, maskedKey: "••••••••••••bbbb" });
const third = rowOf({ version: "v3", created: one, maskedKey: "••••••••••••cccc" });
const inList = { connectionId: live, keyId: ariPost };

let memory: FakeKeyMemory;
let clock: FakeClock;
let ours: boolean;
let news: number;
let watch: KeyWatch;

beforeEach(() => {
  memory = new FakeKeyMemory();
  clock = new FakeClock();
  ours = false;
  news = 0;
  startNextRun();
});

function startNextRun(): void {
  const isOurs = (connectionId: ConnectionId, { keyId }: Pick<ApiKeyRow, "keyId">) =>
    ours && connectionId === live && keyId === ariPost;
  const onChanged = () => {
    news += 1;
  };
  watch = new KeyWatch({ memory, clock, isOurs, onChanged });
}

function list(...rows: readonly ApiKeyRow[]): void {
  watch.observe(watch.begin(), live, rows);
}

describe("a key that was refreshed elsewhere", () => {
  it("is told with when it was and what it ended with before", () => {
    list(first);
    expect(watch.changes).toEqual([]);
    list(second);
    expect(watch.changes).toEqual([
      {
        ...inList,
        group: "ari",
        access: "post",
        name: "Post",
        changedAt: one,
        noticedAt,
        oldMaskedKey: "••••••••••••aaaa",
      },
    ]);
    expect(news).toBe(1);
  });

  it("is told also when it happened while the app was not running, and until acknowledged", () => {
    list(first);
    startNextRun();
    list(second);
    startNextRun();
    list(second);
    expect(watch.changes).toMatchObject([{ ...inList, changedAt: one, noticedAt }]);
    watch.acknowledge(live, ariPost);
    expect(watch.changes).toEqual([]);
    startNextRun();
    list(second);
    expect(watch.changes).toEqual([]);
  });

  it("is told with the newest change and what it ended with before the first", () => {
    list(first);
    list(second);
    clock.advance(60_000);
    list(third);
    expect(watch.changes).toMatchObject([
      { changedAt: null, noticedAt: "2026-03-12T10:41:00.000Z", oldMaskedKey: first.maskedKey },
    ]);
    watch.acknowledge(live, ariPost);
    list(rowOf({ version: "v4" }));
    expect(watch.changes).toMatchObject([{ oldMaskedKey: third.maskedKey }]);
    expect(news).toBe(4);
  });

  it("is one key of one connection", () => {
    const ariRead = rowOf({ keyId: "ari-read" as KeyId });
    list(first, ariRead);
    watch.observe(watch.begin(), sandbox, [first]);
    list(second, ariRead);
    expect(watch.changes).toMatchObject([inList]);
    watch.acknowledge(sandbox, ariPost);
    watch.acknowledge(live, ariRead.keyId);
    expect(watch.changes).toHaveLength(1);
  });

  it("is not told again by the same list, nor written again", () => {
    list(first);
    list(second);
    const { writes } = memory;
    list(second);
    list(rowOf({ ...second, lastUsed: noon }));
    watch.acknowledge(live, "ari-read" as KeyId);
    expect([memory.writes, news]).toEqual([writes, 1]);
  });

  it("is told in this run also when nothing can be remembered", () => {
    memory.isUnwritable = true;
    list(first);
    list(second);
    expect(watch.changes).toHaveLength(1);
  });
});

describe("what is no change", () => {
  it.each([
    ["a key that was not seen before", []],
    ["a key without a date that gets one", [rowOf({ created: null }), first]],
    ["a key without a date that gets and loses one", [rowOf({ created: none }), first, first]],
    ["a date that is not told for a while", [first, rowOf({ created: null }), first]],
    ["a date that is .NET's first for a while", [first, rowOf({ created: none }), first]],
    ["a date that is rounded", [first, rowOf({ created: "2026-03-11T12:00:00.997Z" as Instant })]],
    ["another name", [first, rowOf({ name: "Write" })]],
  ])("%s", (_what, rows) => {
    for (const row of rows) list(row);
    list(first);
    expect(watch.changes).toEqual([]);
    expect(news).toBe(0);
  });
});

describe("what is a change", () => {
  it.each([
    ["another version", first, rowOf({ version: "v2" }), null],
    ["another version without a date", first, rowOf({ version: "v2", created: null }), null],
    ["another version and a date at last", rowOf({ created: none }), second, one],
    ["another date", first, rowOf({ created: one }), one],
    ["an earlier date", rowOf({ created: one }), first, noon],
  ])("%s", (_what, before, after, changedAt) => {
    list(before);
    list(after);
    list(after);
    expect(watch.changes).toMatchObject([{ changedAt }]);
    expect(news).toBe(1);
  });

  it("another date after one that was not told for a while", () => {
    list(first);
    list(rowOf({ created: null }));
    list(rowOf({ created: one }));
    expect(watch.changes).toMatchObject([{ changedAt: one }]);
  });

  it("another date after the first that was told", () => {
    list(rowOf({ created: null }));
    list(first);
    list(rowOf({ created: one }));
    expect(watch.changes).toMatchObject([{ changedAt: one }]);
  });

  it("is no second one when its date is told later", () => {
    list(first);
    list(rowOf({ version: "v2", created: null }));
    watch.acknowledge(live, ariPost);
    list(rowOf({ version: "v2", created: one }));
    expect(watch.changes).toEqual([]);
  });
});

describe("a refresh of ours", () => {
  it("is no change, in this run or the next, and ends one that was not acknowledged", () => {
    list(first);
    list(second);
    watch.took(live, third);
    expect([watch.changes, news]).toEqual([[], 2]);
    list(third);
    startNextRun();
    list(third);
    expect(watch.changes).toEqual([]);
    list(rowOf({ version: "v4" }));
    expect(watch.changes).toMatchObject([{ oldMaskedKey: third.maskedKey }]);
  });

  it("is no change while it is under way, or nobody knows how it ended", () => {
    list(first);
    ours = true;
    list(second, rowOf({ keyId: "ari-read" as KeyId }));
    list(second, rowOf({ keyId: "ari-read" as KeyId, version: "v9" }));
    expect(watch.changes).toMatchObject([{ keyId: "ari-read" }]);
    ours = false;
    list(first);
    expect(watch.changes).toHaveLength(1);
  });

  it("is no change for a list that was asked before it ended", () => {
    list(first);
    const askedAt = watch.begin();
    watch.took(live, second);
    watch.observe(askedAt, live, [first]);
    list(second);
    expect(watch.changes).toEqual([]);
  });

  it("is no change for the first list of all when that was asked before it ended", () => {
    const askedAt = watch.begin();
    watch.took(live, second);
    watch.observe(askedAt, live, [first]);
    list(second);
    expect(watch.changes).toEqual([]);
  });

  it("is no change for a list that is answered from before it", () => {
    list(first);
    watch.took(live, second);
    list(first);
    list(second);
    list(first);
    expect(watch.changes).toEqual([]);
    list(third);
    expect(watch.changes).toMatchObject([{ oldMaskedKey: second.maskedKey }]);
  });

  it("is no change when the list rounds its date or tells none", () => {
    watch.took(live, { ...second, created: "2026-03-11T13:00:00.999Z" as Instant });
    list(second);
    list(rowOf({ ...second, created: none }));
    watch.took(live, { ...third, created: none });
    list(third);
    expect(watch.changes).toEqual([]);
  });

  it("does not hide what somebody else did to another key meanwhile", () => {
    const ariRead = rowOf({ keyId: "ari-read" as KeyId });
    list(first, ariRead);
    const askedAt = watch.begin();
    watch.took(live, second);
    watch.observe(askedAt, live, [first, { ...ariRead, version: "v9" }]);
    expect(watch.changes).toMatchObject([{ keyId: "ari-read" }]);
  });
});

describe("lists", () => {
  it("count in the order in which they were asked, not in which they came", () => {
    list(first);
    const askedFirst = watch.begin();
    const ofSandbox = watch.begin();
    const askedLast = watch.begin();
    watch.observe(askedLast, live, [second]);
    watch.observe(askedFirst, live, [first]);
    watch.observe(ofSandbox, sandbox, [first]);
    expect(watch.changes).toMatchObject([{ ...inList, oldMaskedKey: first.maskedKey }]);
    expect(news).toBe(1);
  });

  it("that lack a key for a while cost neither its places nor what was seen of it", () => {
    list(first);
    watch.rememberPlaces(live, ariPost, ["Channel manager"]);
    list();
    startNextRun();
    list();
    expect(watch.placesOf(live, ariPost)).toEqual(["Channel manager"]);
    list(second);
    expect(watch.changes).toHaveLength(1);
  });

  it("that call the keys by other ids each time do not fill the memory", () => {
    for (let count = 0; count < 30; count += 1) {
      list(...Array.from({ length: 100 }, (_, at) => rowOf({ keyId: `k${count}-${at}` as KeyId })));
    }
    expect(memory.keys.length).toBeLessThanOrEqual(1_200);
    expect(memory.keys.at(-1)?.keyId).toBe("k29-99");
  });

  it("are as long as they are", () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => rowOf({ keyId: `k${at}` as KeyId }));
    list(...rows);
    list(...rows);
    expect([memory.keys.length, memory.writes]).toEqual([5_000, 1]);
  });
});

describe("the places of a key", () => {
  it("are kept through refreshes and runs, until there are others", () => {
    list(first);
    watch.rememberPlaces(live, ariPost, ["Channel manager", "Kassan"]);
    watch.took(live, second);
    list(third);
    startNextRun();
    expect(watch.placesOf(live, ariPost)).toEqual(["Channel manager", "Kassan"]);
    watch.rememberPlaces(live, ariPost, ["Channel manager", "Webben"]);
    startNextRun();
    expect(watch.placesOf(live, ariPost)).toEqual(["Channel manager", "Webben"]);
    watch.rememberPlaces(live, ariPost, []);
    startNextRun();
    expect(watch.placesOf(live, ariPost)).toEqual([]);
  });

  it("are none for a key that was never seen", () => {
    watch.rememberPlaces(live, ariPost, ["Channel manager"]);
    expect(watch.placesOf(live, ariPost)).toEqual([]);
    expect(memory.writes).toBe(0);
  });
});

describe("a connection that was removed", () => {
  it("is forgotten with its changes and places, and others are not", () => {
    list(first);
    watch.observe(watch.begin(), sandbox, [first]);
    list(second);
    watch.rememberPlaces(live, ariPost, ["Channel manager"]);
    watch.forgetConnection(live);
    expect([watch.changes, watch.placesOf(live, ariPost)]).toEqual([[], []]);
    expect(memory.keys).toMatchObject([{ connectionId: sandbox }]);
    expect(news).toBe(2);
    watch.forgetConnection(live);
    expect(news).toBe(2);
  });

  it("does not come back with a list that was on its way", () => {
    const askedAt = watch.begin();
    watch.forgetConnection(live);
    watch.observe(askedAt, live, [first]);
    expect(memory.keys).toEqual([]);
  });
});
