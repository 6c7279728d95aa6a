import { describe, expect, it } from "vitest";
import { confirmationOf } from "../../../electron/core/refresh/confirmationOf.ts";
import type { Environment } from "../../../shared/connection.ts";
import { fakeRow } from "../../fakes/fakeAppState.ts";

const hourMs = 3_600_000;

function asked(
  usedMsAgo: ReadonlyArray<number | null>,
  { name = "Grand Hotel", environment = "sandbox", tellsLastUse = true }: Asked = {},
) {
  const keys = usedMsAgo.map((ms) => ({
    row: fakeRow("rate-shop", "Post", "1f9c", null, null),
    siblings: [],
    linkedFiles: [],
    usedMsAgo: ms,
  }));
  return confirmationOf({ connection: { name, environment }, keys, tellsLastUse });
}

interface Asked {
  readonly name?: string;
  readonly environment?: Environment;
  readonly tellsLastUse?: boolean;
}

describe("what has to be typed", () => {
  it("is nothing for a key that nobody uses", () => {
    expect(asked([null])).toEqual({ typed: null, because: null });
    expect(asked([24 * hourMs])).toEqual({ typed: null, because: null });
  });

  it("is the key's name when it was used within a day", () => {
    expect(asked([24 * hourMs - 1])).toEqual({ typed: "RATE-SHOP POST", because: "in-use" });
    expect(asked([0])).toMatchObject({ because: "in-use" });
  });

  it("is the key's name on a live environment, used or not", () => {
    const live = { environment: "live" } as const;
    expect(asked([null], live)).toEqual({ typed: "RATE-SHOP POST", because: "live" });
    expect(asked([0], live)).toMatchObject({ because: "live" });
  });

  it("is the key's name where the platform does not tell when it was used", () => {
    const untold = { tellsLastUse: false };
    expect(asked([null], untold)).toEqual({ typed: "RATE-SHOP POST", because: "use-unknown" });
  });

  it("is the key's name when its use has a date, but the platform no time to hold it against", () => {
    const row = fakeRow("rate-shop", "Post", "1f9c", Date.parse("2026-03-12T10:40:00Z"), null);
    const connection = { name: "Grand Hotel", environment: "sandbox" } as const;
    const keys = [{ row, siblings: [], linkedFiles: [], usedMsAgo: null }];
    const question = confirmationOf({ connection, keys, tellsLastUse: true });
    expect(question).toEqual({ typed: "RATE-SHOP POST", because: "use-unknown" });
  });

  it("is the connection's name for several keys, be they ever so unused", () => {
    expect(asked([null, null])).toEqual({ typed: "GRAND HOTEL", because: "several" });
  });

  it.each([
    ["Växjö  Stadshotell\u00a0", "VÄXJÖ STADSHOTELL"],
    ["Grand\u200b Hotel", "GRAND HOTEL"],
    ["Hotel 7 (St. John's)", "HOTEL 7 (ST. JOHN'S)"],
    ["Twenty-four characters 1", "TWENTY-FOUR CHARACTERS 1"],
    ["Twenty-four characters 12", "3 KEYS"],
    ["Grand Hotel ★", "3 KEYS"],
    ["“Grand”", "3 KEYS"],
    ["\u200b", "3 KEYS"],
    ["- -", "3 KEYS"],
  ])("is %j as %j for three keys: what a keyboard has, and not too much of it", (name, typed) => {
    expect(asked([null, null, null], { name })).toEqual({ typed, because: "several" });
  });
});
