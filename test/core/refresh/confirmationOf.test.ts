import { describe, expect, it } from "vitest";
import { confirmationOf, isTyped } from "../../../electron/core/refresh/confirmationOf.ts";
import type { Environment } from "../../../shared/connection.ts";
import { fakeRow } from "../../fakes/fakeAppState.ts";

const hourMs = 3_600_000;

function asked(
  usedMsAgo: ReadonlyArray<number | null>,
  { environment = "sandbox", tellsLastUse = true }: Asked = {},
) {
  const keys = usedMsAgo.map((ms) => ({
    row: fakeRow("rate-shop", "Post", "1f9c", null, null),
    siblings: [],
    usedMsAgo: ms,
  }));
  return confirmationOf({ connection: { name: "Grand Hotel", environment }, keys, tellsLastUse });
}

interface Asked {
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

  it("is the connection's name for several keys, be they ever so unused", () => {
    expect(asked([null, null])).toEqual({ typed: "GRAND HOTEL", because: "several" });
  });
});

describe("what counts as typed", () => {
  it("is the words in any letter case and with any spaces", () => {
    for (const typed of ["ARI POST", "ari post", "  Ari   Post ", "ARI\u00a0POST", "ＡＲＩ POST"]) {
      expect(isTyped("ARI POST", typed), typed).toBe(true);
    }
    expect(isTyped("FJÄLLGÅRDEN", "fja\u0308llga\u030arden")).toBe(true);
  });

  it("is not a part of them, another order, or nothing", () => {
    for (const typed of ["", " ", "ARI", "POST ARI", "ARIPOST", "ARI POST!", "ARI P0ST"]) {
      expect(isTyped("ARI POST", typed), typed).toBe(false);
    }
  });
});
